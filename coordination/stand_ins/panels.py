"""Questions on Min side, and the search on a session's desk."""

from typing import Any

from django.http import HttpRequest

from coordination.matching.wording import in_one_line
from coordination.stand_ins.models import StandInAsk
from coordination.stand_ins.reading import searches_at
from core.registries import Panel
from projects.models import Session
from projects.permissions import may_change_initiative


def my_questions(request: HttpRequest, person: Any) -> Panel | None:
    """Where the person is asked to stand in and can answer still."""
    asks = StandInAsk.objects.waiting().filter(person=person).with_session()
    rows = [(ask, in_one_line(ask.sentences)) for ask in asks]
    return Panel("coordination/stand_ins/my_questions.html", {"questions": rows}) if rows else None


def search_at_session(request: HttpRequest, session: Session) -> Panel | None:
    """The roles that lack people, or are searched for; nothing for a session that isn't ahead."""
    if not Session.objects.coming().filter(pk=session.pk).exists():
        return None
    if not may_change_initiative(request.user, session.initiative):
        return None
    searches = [each for each in searches_at(session, request.user) if each.free or each.is_open]
    return Panel("coordination/stand_ins/search.html", {"searches": searches}) if searches else None
