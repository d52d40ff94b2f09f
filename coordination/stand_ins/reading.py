"""What the pages show of a search for stand-ins."""

from dataclasses import dataclass
from typing import Any

from coordination.services.seats import seats_to_take
from coordination.stand_ins.models import StandInAsk, StandInCall
from projects.models import Session, SessionPlace
from volunteers.naming import name_for


@dataclass(frozen=True)
class Search:
    """A role at a session: how many seats can be taken, and the latest search with (question, name) of the asked."""

    place: SessionPlace
    free: int
    call: StandInCall | None
    asked: list[tuple[StandInAsk, str]]

    @property
    def is_open(self) -> bool:
        """Whether people are being asked now."""
        return self.call is not None and self.call.state == "open"


def places_at(session: Session) -> list[SessionPlace]:
    """The seats of a session by role, with what ranking reads."""
    rows = SessionPlace.objects.filter(session=session).select_related(
        "role__initiative__project__district",
        "role__initiative__project__postal_code",
        "session__initiative__project",
    )
    return list(rows.order_by("pk"))


def searches_at(session: Session, viewer: Any) -> list[Search]:
    """One for each role of a session."""
    return [search_for(place, viewer) for place in places_at(session)]


def search_for(place: SessionPlace, viewer: Any) -> Search:
    """Names as the viewer may know them."""
    call = StandInCall.objects.filter(place=place).first()
    rows = StandInAsk.objects.filter(call=call) if call else StandInAsk.objects.none()
    rows = rows.select_related("person__profile", "person__volunteer")
    return Search(place, seats_to_take(place), call, [(ask, name_of(viewer, ask)) for ask in rows])


def name_of(viewer: Any, ask: StandInAsk) -> str:
    """What the asked is called by who looks; who is no ambassador any more by number."""
    volunteer = getattr(ask.person, "volunteer", None)
    return name_for(viewer, volunteer) if volunteer else str(ask.person.alias or ask.person.numbered_name)
