"""What this room shows on the front page and on the districts' pages."""

from typing import Any

from django.http import HttpRequest

from coordination.selectors import open_places
from core.registries import Panel
from places.distance import postal_codes_within
from projects.listing import cards_of, nearest_first
from projects.models import ProjectPage, Role
from projects.querysets import OPEN_STAGES
from volunteers.models import Profile

COMING = 3
LOOKED_AT = 12  # a session may have seats in several roles
NEAREST = 3
NEAR_KM = 25


def near_you(request: HttpRequest, page: Any) -> Panel | None:
    """Projects one can take part in near the signed-in person's home, the nearest first."""
    if not request.user.is_authenticated:
        return None
    profile = Profile.objects.filter(person=request.user.pk).select_related("postal_code").first()
    if profile is None:
        return None
    reach = postal_codes_within(profile.postal_code, NEAR_KM)
    running = ProjectPage.objects.readable_by(request.user).originals().filter(project__stage__in=OPEN_STAGES)
    nearest = nearest_first(running, reach)[:NEAREST]
    by_pk = {row.pk: row for row in ProjectPage.objects.filter(pk__in=nearest).for_cards()}
    cards = cards_of([by_pk[pk] for pk in nearest], request, reach)
    context = {"cards": cards, "place": profile.postal_code, "km": NEAR_KM}
    return Panel("coordination/panels/near_you.html", context) if cards else None


def coming_sessions(request: HttpRequest, page: Any) -> Panel | None:
    """The next sessions anywhere."""
    return _coming(open_places(request.user, most=LOOKED_AT), "")


def coming_in_district(request: HttpRequest, page: Any) -> Panel | None:
    """The next sessions in the district of the page."""
    roles = Role.objects.filter(initiative__project__district=page.district_id)
    return _coming(
        open_places(request.user, roles=roles.order_by().values("pk"), most=LOOKED_AT), page.district_id
    )


def _coming(places: list[Any], district: str) -> Panel | None:
    """One line for each session, though it may have seats in several roles."""
    sessions = {place.session_id: place for place in reversed(places)}
    shown = sorted(sessions.values(), key=lambda place: (place.session.starts_at, place.pk))[:COMING]
    return (
        Panel("coordination/panels/coming.html", {"places": shown, "district": district}) if shown else None
    )
