"""What this room lets the search find: seats at sessions that are open for sign-up."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coordination.selectors import places_with_seats
from core.dates import span_text
from home.search.sources import SearchHit, SearchSource, SearchText
from projects.models import Initiative, Role, Session, SessionPlace

KIND = "task"


def task_source() -> SearchSource:
    """Coming seats; of one role's the soonest stands for all."""
    return SearchSource(
        kind=KIND,
        indexed=_open,
        shown=_open,
        text_of=_text_of,
        hits=_hits,
        watched={
            SessionPlace: lambda place: [place.pk],
            Session: lambda session: session.places.values_list("pk", flat=True),
            Role: lambda role: role.session_places.values_list("pk", flat=True),
            Initiative: lambda initiative: SessionPlace.objects.filter(
                session__initiative=initiative
            ).values_list("pk", flat=True),
        },
    )


def _open() -> QuerySet[SessionPlace]:
    return SessionPlace.objects.filter(
        session__in=Session.objects.open_for_signup(AnonymousUser()).order_by().values("pk")
    ).select_related("session__initiative", "session__postal_code", "role")


def _text_of(place: Any) -> SearchText:
    session, role = place.session, place.role
    return SearchText(
        title=session.initiative.title,
        lead=f"{role.title} {session.place} {session.postal_code}",
        body=f"{session.initiative.description} {role.you_do}",
        newest=session.initiative.created_at,
        group=role.pk,
        tie=int(session.starts_at.timestamp()),
    )


def _hits(object_ids: Iterable[int], request: HttpRequest) -> dict[int, SearchHit]:
    places = places_with_seats(AnonymousUser()).filter(pk__in=object_ids)
    return {place.pk: _hit_of(place) for place in places}


def _hit_of(place: SessionPlace) -> SearchHit:
    session = place.session
    return SearchHit(
        label=_("Task"),
        title=session.initiative.title,
        lead=f"{place.role.title}. {session.place}, {session.postal_code}",
        url=reverse("task", args=[place.pk]),
        language=settings.LANGUAGE_CODE,
        when=span_text(session.starts_at, session.ends_at),
    )
