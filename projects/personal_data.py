"""What projects hold about people (core.privacy)."""

from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, declare


def register() -> None:
    """Tables."""
    declare(
        PersonalTable(
            "projects.ProjectMember",
            _("Closed projects you are a member of"),
            person=("person",),
            actors=("added_by",),
            columns=(("project__title", _("Project")),),
        ),
        order=50,
    )
    declare(PersonalTable("projects.Project", _("Projects you own"), actors=("owner",)), order=63)
    declare(PersonalTable("projects.Initiative", _("Initiatives you made"), actors=("created_by",)), order=63)
