"""From where things are to the lines that tell about them, one query or two for each kind."""

from collections import defaultdict
from collections.abc import Sequence

from django.http import HttpRequest

from home.search.finding import Found
from home.search.sources import SearchHit, search_sources


def hits_of(found: Sequence[Found], request: HttpRequest) -> list[SearchHit]:
    """The lines in the order given; what has gone in the meantime is left out."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for each in found:
        wanted[each.kind].append(each.object_id)
    lines = {
        source.kind: source.hits(wanted[source.kind], request)
        for source in search_sources
        if source.kind in wanted
    }
    shown = (lines[each.kind].get(each.object_id) for each in found)
    return [line for line in shown if line is not None]
