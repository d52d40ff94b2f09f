"""What projects hold about people (core.privacy)."""

from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, declare
from projects.models import ProjectMember


def register() -> None:
    """Tables."""
    declare(
        PersonalTable(
            "projects.ProjectMember",
            _("Closed projects you are a member of"),
            person=("person",),
            actors=("added_by",),
            columns=(("project__title", _("Project")),),
            merge=settle_members,
        ),
        order=50,
    )
    declare(PersonalTable("projects.Project", _("Projects you own"), actors=("owner",)), order=63)
    declare(PersonalTable("projects.Initiative", _("Initiatives you made"), actors=("created_by",)), order=63)
    declare(PersonalTable("projects.SessionSeries", _("Series you made"), actors=("created_by",)), order=64)


def settle_members(kept: int, gone: int) -> None:
    """A membership that a member of staff gave to either outlasts an invitation."""
    given = ProjectMember.objects.filter(person=gone).exclude(added_by=None)
    for row in given:
        ProjectMember.objects.filter(person=kept, project=row.project_id, added_by=None).update(
            added_by=row.added_by_id
        )
