"""Staff forms around a project's record."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.models import Organisation
from core.validators import refuse_cpr
from projects.models import Milestone, Project, Session

RESPONSIBLE = (Role.COORDINATOR, Role.CONTACT_OFFICER)


class DetailsForm(forms.ModelForm):
    """Who may read and take part, whom to ask, and who looks after the project."""

    class Meta:
        model = Project
        fields = ["kind", "access", "contact", "contact_way", "owner"]
        help_texts = {
            "kind": _("A project with care for victims shows where help is first, and counts nobody."),
            "access": _("What members alone may read is nowhere in lists, the search, feeds or mails."),
            "owner": _("Gets the reminders: for example when the results are missing."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = get_user_model().objects.filter(
            is_active=True,
            staff_roles__role__in=RESPONSIBLE,
            staff_roles__district=self.instance.district_id,
        )
        owner: Any = self.fields["owner"]
        owner.queryset = staff.distinct().order_by("first_name", "last_name")
        owner.label_from_instance = lambda user: user.get_full_name()
        owner.empty_label = _("The coordinators of the district")

    def values(self) -> dict[str, Any]:
        """For the service."""
        return dict(self.cleaned_data)


class PartnerForm(forms.Form):
    """A partner of the project and what they do in it."""

    name = forms.CharField(
        label=_("Name of the partner"),
        max_length=120,
        validators=[refuse_cpr],
        help_text=_("An association, a school, a company: never a private person."),
    )
    role = forms.CharField(label=_("What they do"), max_length=120, required=False, validators=[refuse_cpr])
    link = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=_("Where one can read more."),
    )

    def __init__(self, data: Any = None, *, district: str) -> None:
        super().__init__(data)
        known = Organisation.objects.filter(district=district).values_list("name", flat=True)
        self.known = list(known)


class MilestoneForm(forms.ModelForm):
    """What the project wants to reach, and by when."""

    class Meta:
        model = Milestone
        fields = ["title", "due_on", "session", "idea"]
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "title": _("For example: The lamps on the path are lit"),
            "session": _("Perhaps it answers what was said at one of them."),
            "idea": _("Perhaps it is what a citizen proposed."),
        }

    def __init__(self, data: Any = None, *, project: Project) -> None:
        super().__init__(data)
        self.instance.project = project
        rows = Session.objects.filter(initiative__project=project).select_related("initiative")
        field: Any = self.fields["session"]
        field.queryset = rows.order_by("-starts_at")
        field.label_from_instance = _name_of_session
        self._offer_ideas(project)

    def _offer_ideas(self, project: Project) -> None:
        """Those that became part of the project; no field where there are none."""
        idea: Any = self.fields["idea"]
        idea.queryset = idea.queryset.filter(project=project)
        if not idea.queryset.exists():
            del self.fields["idea"]

    def values(self) -> dict[str, Any]:
        """For the service."""
        return dict(self.cleaned_data)


def _name_of_session(session: Session) -> str:
    return f"{session.initiative.title}, {session.starts_at:%d.%m.%Y}"
