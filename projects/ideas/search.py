"""What this room lets the search find: published ideas, in the words everybody reads."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from home.search.sources import SearchHit, SearchSource, SearchText
from projects.ideas.models import Idea

KIND = "idea"
LEAD = 160  # characters


def idea_source() -> SearchSource:
    """Published ideas."""
    return SearchSource(
        kind=KIND,
        indexed=_published,
        shown=_published,
        text_of=_text_of,
        hits=_hits,
        watched={Idea: lambda idea: [idea.pk]},
    )


def _published() -> QuerySet[Idea]:
    return Idea.objects.published().with_place()


def _text_of(idea: Any) -> SearchText:
    places = [idea.public_place, idea.postal_code, idea.municipality, idea.district]
    return SearchText(
        title=idea.public_title,
        lead=" ".join(str(place) for place in places if place),
        body=f"{idea.public_text} {idea.get_theme_display()}",
        newest=idea.published_at,
        group=idea.pk,
    )


def _hits(object_ids: Iterable[int], request: HttpRequest) -> dict[int, SearchHit]:
    return {idea.pk: _hit_of(idea) for idea in _published().filter(pk__in=object_ids)}


def _hit_of(idea: Idea) -> SearchHit:
    return SearchHit(
        label=_("Idea"),
        title=idea.public_title,
        lead=Truncator(" ".join(idea.public_text.split())).chars(LEAD),
        url=idea.get_absolute_url(),
        language=settings.LANGUAGE_CODE,
    )
