"""The form of a role, with what it requires."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.requirements import words_of
from core.vocabulary import Language, Skill, WordKind
from projects.enums import RequirementKind
from projects.models import Role

WISHES = [
    *((f"{WordKind.LANGUAGE}:{key}", label) for key, label in Language.choices),
    *((f"{WordKind.SKILL}:{key}", label) for key, label in Skill.choices),
]
ALWAYS_REQUIRED = (RequirementKind.AMBASSADOR, RequirementKind.DISTRICT)
CHOOSABLE = (RequirementKind.AGREEMENT,)
ADULT_AGE = "18"  # years; the requirement without a key
AGES = [(age, age) for age in (ADULT_AGE, "17", "16", "15")]
ANY_SCREENING = "any"  # the requirement without a key
CHILD = "child"  # the kind of screening that follows from the two questions and from nothing else
YES_NO = (("yes", _("Yes")), ("no", _("No")))
ALL, ANY = "all", "any"
HOW_MANY = ((ALL, _("All of them")), (ANY, _("One of them is enough")))


def _lines(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


class RoleForm(forms.ModelForm):
    """A role: how many, what you do, what you never do, what is required and what helps."""

    requirements = forms.MultipleChoiceField(
        label=_("Requirements"),
        choices=[(kind.value, kind.label) for kind in CHOOSABLE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Being an ambassador in the district is always required."),
    )
    age = forms.ChoiceField(
        label=_("Age limit"),
        choices=AGES,
        widget=forms.RadioSelect,
        initial=ADULT_AGE,
        required=False,
        help_text=_("Years on the day of the session. Under 18 a guardian has to say yes, too."),
    )
    screening = forms.ChoiceField(
        label=_("What must we know before somebody takes the task?"),
        required=False,
        help_text=_("Ask for as little as the task allows. A clean record is no guarantee."),
    )
    children = forms.ChoiceField(
        label=_("Does the task bring direct contact with children under 15?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("To be near a school is not enough. To talk with the children or look after them is."),
    )
    fixed = forms.ChoiceField(
        label=_("Is it the same person time after time?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "A fixed association: weekly reading with a class, for example, but not one afternoon at a stand. "
            "Only with two times yes do we ask for a child certificate; otherwise we may not."
        ),
    )
    courses = forms.MultipleChoiceField(
        label=_("Courses"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What one has to know. The course must hold on the day of the session."),
    )
    how_many_courses = forms.ChoiceField(
        label=_("If you chose several courses"),
        choices=HOW_MANY,
        widget=forms.RadioSelect,
        initial=ALL,
        required=False,
    )
    wishes = forms.MultipleChoiceField(
        label=_("It helps if you know"),
        choices=WISHES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("This ranks people. It never shuts anyone out."),
    )

    class Meta:
        model = Role
        fields = ["title", "number", "you_do", "you_never_do"]
        widgets = {"you_do": _lines(3), "you_never_do": _lines(3)}
        help_texts = {
            "you_never_do": _("For example: You don't step in, and you don't take reports of crime.")
        }

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        profiles = words_of(RequirementKind.SCREENING)
        chosen = [(key or ANY_SCREENING, label) for key, label in profiles.items() if key != CHILD]
        self.fields["screening"].choices = [("", _("Nothing more")), *chosen]  # type: ignore[attr-defined]
        courses = list(words_of(RequirementKind.COURSE).items())
        if courses:
            self.fields["courses"].choices = courses  # type: ignore[attr-defined]
        for name in ("courses", "how_many_courses"):
            if not courses or (name == "how_many_courses" and len(courses) == 1):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """One of the two questions alone decides nothing: whoever answers one answers the other."""
        data: dict[str, Any] = super().clean() or {}
        answers = [name for name in ("children", "fixed") if data.get(name)]
        if data.get("children") == "yes" and answers == ["children"]:
            self.add_error(
                "fixed", _("Answer this question too. It decides whether a child certificate is asked for.")
            )
        return data

    def values(self) -> dict[str, Any]:
        """The fields of the role."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def needs_child_certificate(self) -> bool:
        """The rule of FACTS (Screening): direct contact with under-15s and a fixed association, and not otherwise."""
        return self.cleaned_data.get("children") == self.cleaned_data.get("fixed") == "yes"

    def required(self) -> list[str | Sequence[tuple[str, str]]]:
        """Chosen requirements and those every role has, as `add_role` takes them."""
        age = self.cleaned_data.get("age") or ADULT_AGE
        found: list[str | Sequence[tuple[str, str]]] = [
            *ALWAYS_REQUIRED,
            [(RequirementKind.ADULT, "" if age == ADULT_AGE else age)],
            *self.cleaned_data["requirements"],
        ]
        profile = self.cleaned_data["screening"]
        keys = [profile.replace(ANY_SCREENING, "")] if profile else []
        if self.needs_child_certificate():
            keys.append(CHILD)
        found += [[(RequirementKind.SCREENING, key)] for key in keys]
        courses = [(RequirementKind.COURSE, slug) for slug in self.cleaned_data.get("courses", [])]
        if self.cleaned_data.get("how_many_courses") == ANY:
            return [*found, courses] if courses else found
        return [*found, *([course] for course in courses)]

    def wish_pairs(self) -> list[tuple[str, str]]:
        """(kind, key) of each wish."""
        return [(kind, key) for kind, key in (value.split(":", 1) for value in self.cleaned_data["wishes"])]
