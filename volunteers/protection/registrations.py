"""What this room hangs up in the rooms around it."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Fate, PersonalTable, declare
from core.registries import application_desk_panels, day_sources, person_desk_panels
from volunteers.protection.panels import hidden_name, requests_to_decide


def register() -> None:
    """Panels on the pages of a person, and the requests that wait."""
    person_desk_panels.register("hidden-name", hidden_name, order=10)
    application_desk_panels.register("hidden-name", hidden_name, order=10)
    day_sources.register("reveals", requests_to_decide, order=5)
    declare(
        PersonalTable(
            model="volunteers_protection.Reveal",
            title=_("Requests to see your protected name"),
            person=("person",),
            actors=("asked_by", "decided_by"),
            columns=("asked_at", "reason", "granted", "ends_at"),
            fate=Fate.DELETE,
        )
    )
