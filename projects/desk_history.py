"""What happened to an initiative: it was made, its project moved on, sessions were called off."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from core.dates import day_text
from projects.enums import SessionState, Stage
from projects.models import Initiative, Project, Session
from workspace.lists.history import Event, Told, events_of


def initiative_events(initiative: Initiative, sessions: Iterable[Session]) -> list[Event]:
    """Newest first. Whoever changes an initiative is staff: they stand there by first name."""
    days = {each.pk: day_text(each.starts_at, weekday=False) for each in sessions}
    changes = events_of(
        [
            Told(Project, {initiative.project_id: str(_("The project"))}, Stage.choices),
            Told(Session, days, SessionState.choices),
        ],
        _first_name,
    )
    made = Event(initiative.created_at, _("Created"), _first_name(initiative.created_by))
    return sorted([*changes, made], key=lambda event: event.at, reverse=True)


def _first_name(actor: Any) -> str:
    return str(actor.first_name)
