"""What happened to an ambassador, on their page in the workspace."""

from typing import Any

from django.http import HttpRequest

from core.registries import Panel
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer
from volunteers.naming import name_for
from workspace.lists.history import Told, events_of


def their_history(request: HttpRequest, volunteer: Any) -> Panel:
    """Breaks, stops and farewells: which and when, and by whom; the reasons aren't for every reader."""

    def who(actor: Any) -> str:
        return name_for(request.user, volunteer) if actor.pk == volunteer.person_id else str(actor.first_name)

    told = Told(Volunteer, {volunteer.pk: ""}, VolunteerState.choices)
    return Panel("workspace/lists/history.html", {"events": events_of([told], who)})
