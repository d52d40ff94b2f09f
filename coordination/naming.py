"""What somebody on a session or a task is called, by who looks (DOMAIN rules 3 and 6)."""

from typing import Any

from accounts.scope import scope_of
from volunteers.naming import name_for


def name_on(viewer: Any, row: Any) -> str:
    """Of an attendance or assignment. Who is no ambassador, as a guest, is known by first name in the own district."""
    volunteer = getattr(row.person, "volunteer", None)
    if volunteer is not None:
        return name_for(viewer, volunteer)
    here = _district(row) in scope_of(viewer).districts
    return str(row.person.shown_name if here else row.person.numbered_name)


def _district(row: Any) -> str:
    initiative = row.session.initiative if hasattr(row, "session") else row.role.initiative
    return str(initiative.project.district_id)
