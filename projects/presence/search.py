"""What the search finds of the police's visits: the next one of each initiative."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import local_day, span_text
from home.search.sources import SearchHit, SearchSource, SearchText
from projects.enums import SessionState
from projects.models import Initiative, Session
from projects.presence.selectors import drop_in_sessions

KIND = "presence"


def presence_source() -> SearchSource:
    """Coming visits; of one initiative's the soonest stands for all."""
    return SearchSource(
        kind=KIND,
        indexed=_coming,
        shown=_coming,
        text_of=_text_of,
        hits=_hits,
        watched={
            Session: lambda session: [session.pk],
            Initiative: lambda initiative: initiative.sessions.values_list("pk", flat=True),
        },
    )


def _coming() -> QuerySet[Any]:
    rows: QuerySet[Any] = drop_in_sessions().filter(ends_at__gt=timezone.now(), state=SessionState.PLANNED)
    return rows


def _text_of(session: Any) -> SearchText:
    initiative = session.initiative
    return SearchText(
        title=initiative.title,
        lead=f"{session.place} {session.postal_code}",
        body=f"{initiative.get_kind_display()} {initiative.description}",
        newest=initiative.created_at,
        group=initiative.pk,
        tie=int(session.starts_at.timestamp()),
    )


def _hits(object_ids: Iterable[int], request: HttpRequest) -> dict[int, SearchHit]:
    rows = drop_in_sessions().filter(pk__in=object_ids)
    return {session.pk: _hit_of(session) for session in rows}


def _hit_of(session: Any) -> SearchHit:
    choices = {
        "postnummer": session.postal_code_id,
        "km": "5",
        "fra": local_day(session.starts_at).isoformat(),
    }
    return SearchHit(
        label=_("Come by"),
        title=session.initiative.title,
        lead=f"{session.place}, {session.postal_code}",
        url=f"{reverse('presence')}?{urlencode(choices)}",
        language=settings.LANGUAGE_CODE,
        when=span_text(session.starts_at, session.ends_at),
    )
