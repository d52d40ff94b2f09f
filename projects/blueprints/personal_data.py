"""What checklists say about people (core.privacy)."""

from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, declare


def register() -> None:
    """The table."""
    declare(
        PersonalTable(
            "projects_blueprints.ChecklistItem", _("Checklists you ticked off"), actors=("done_by",)
        ),
        order=63,
    )
