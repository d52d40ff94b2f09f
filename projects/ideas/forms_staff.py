"""The coordinator's forms around an idea."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr
from projects.enums import Effort, InitiativeKind, Objective, ProjectKind
from projects.ideas.forms import OPEN_TEXT, NamesMixin
from projects.ideas.models import REPLY, TEXT, TITLE, Idea
from projects.models import Initiative, Project


def _answer_field() -> forms.CharField:
    return forms.CharField(
        label=_("Answer to the author"),
        max_length=REPLY,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The author reads it, and everybody does if the idea is shown. Say what happens now."),
        error_messages={"required": _("Write what happens now")},
    )


class DeclineForm(forms.Form):
    """A no: the reason first, then what can be done instead."""

    reason = forms.CharField(
        label=_("Why you say no"),
        max_length=REPLY,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The author reads it, and everybody does if the idea is shown. Write it in plain words."),
        error_messages={"required": _("Write why you say no")},
    )
    instead = forms.CharField(
        label=_("What the author can do instead (may be left empty)"),
        required=False,
        max_length=REPLY,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: The municipality looks after the lamps. You can write to them here: …"),
    )


class NewProjectForm(forms.Form):
    """A new project, still an idea. An editor writes its page."""

    title = forms.CharField(label=_("Title of the project"), max_length=TITLE, validators=[refuse_cpr])
    objective = forms.ChoiceField(label=_("Objective"), choices=Objective.choices)
    effort = forms.ChoiceField(label=_("Effort"), choices=Effort.choices, initial=Effort.CO_CREATION)
    answer = _answer_field()

    def __init__(self, data: Any = None, *, idea: Idea) -> None:
        super().__init__(data, initial={"title": idea.public_title or idea.title})


def _projects_for(idea: Idea, user: Any) -> Any:
    rows = Project.objects.own(user).filter(district=idea.district_id)
    return rows.exclude(kind=ProjectKind.VICTIM_CARE).order_by("title")


class _ProjectChoice(forms.ModelChoiceField):
    """Projects of the district."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Project.objects.none(), label=_("Project"), **kwargs)


class NewInitiativeForm(forms.ModelForm):
    """A new initiative under one of the district's projects."""

    project = _ProjectChoice()
    answer = _answer_field()
    field_order = ["project", "title", "kind", "description", "insurance", "contact", "answer"]

    class Meta:
        model = Initiative
        fields = ["title", "kind", "description", "insurance", "contact"]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "insurance": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "insurance": _("For example: The municipality's insurance covers volunteers during the walk."),
            "contact": _("A function, not a private person: for example «The contact officer in Bolbro»."),
        }

    def __init__(self, data: Any = None, *, idea: Idea, user: Any) -> None:
        initial = {"title": idea.public_title or idea.title, "description": idea.public_text or idea.text}
        super().__init__(data, initial=initial | {"kind": InitiativeKind.OTHER})
        self.fields["project"].queryset = _projects_for(idea, user)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """The fields of the initiative."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ExistingProjectForm(forms.Form):
    """A project that is there already takes the idea in."""

    project = _ProjectChoice()
    answer = _answer_field()

    def __init__(self, data: Any = None, *, idea: Idea, user: Any) -> None:
        super().__init__(data)
        self.fields["project"].queryset = _projects_for(idea, user)  # type: ignore[attr-defined]


class PublishForm(NamesMixin):
    """The words everybody reads: shortened, and without people."""

    texts = ("title", "text")
    title = forms.CharField(label=_("Title for everybody"), max_length=TITLE, validators=OPEN_TEXT)
    text = forms.CharField(
        label=_("Text for everybody"),
        max_length=TEXT,
        validators=OPEN_TEXT,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_(
            "Shorten it, and remove what points to a person. The author's own words stay as they are."
        ),
    )
    place = forms.CharField(
        label=_("A citizen in …"),
        max_length=60,
        validators=OPEN_TEXT,
        help_text=_("A neighbourhood or a town, never a street. The author is never named."),
    )
    no_names = forms.BooleanField(
        label=_("I have removed names, or there are no people's names in the text"), required=False
    )

    def __init__(self, data: Any = None, *, idea: Idea) -> None:
        initial = {
            "title": idea.public_title or idea.title,
            "text": idea.public_text or idea.text,
            "place": idea.home_town,
        }
        super().__init__(data, initial=initial)


class ReplyForm(forms.Form):
    """A letter to the author through the outbox."""

    text = forms.CharField(
        label=_("What you want to write"),
        max_length=REPLY,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("We send it for you. You don't see the address, and the author can't answer the letter."),
    )
