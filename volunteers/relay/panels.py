"""New messages on Min side, the thread on a person's page, and what waits in Min dag."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.registries import DayItem, Panel
from volunteers.ambassador import ambassador_of
from volunteers.models import Volunteer
from volunteers.naming import name_for
from volunteers.permissions import may_handle_application
from volunteers.relay.models import Note

ANSWER_WITHIN = timedelta(days=3)


def my_messages(request: HttpRequest, person: Any) -> Panel | None:
    """How many are new, and the way to the thread."""
    if ambassador_of(person) is None:
        return None
    new = Note.objects.filter(person=person).exclude(author=person).unread().count()
    return Panel("volunteers/relay/my_messages.html", {"new": new}, aside=True)


def their_thread(request: HttpRequest, volunteer: Any) -> Panel | None:
    """The last message and the way to write."""
    if not may_handle_application(request.user, volunteer):
        return None
    last = Note.objects.filter(person=volunteer.person_id).select_related("author").last()
    return Panel("volunteers/relay/their_thread.html", {"volunteer": volunteer, "last": last})


def waiting_messages(user: Any) -> Iterable[DayItem]:
    """Threads in which the ambassador has written and nobody has read it."""
    waiting = Note.objects.visible_to(user).from_ambassador().unread().order_by()
    since = dict(waiting.values_list("person").annotate(first=Min("at")))
    for volunteer in Volunteer.objects.visible_to(user).filter(person__in=since).with_person():
        if not may_handle_application(user, volunteer):
            continue
        yield DayItem(
            kind=_("Message"),
            icon="chat",
            title=_("%(name)s has written") % {"name": name_for(user, volunteer)},
            text=_("Nobody has read it yet."),
            due=since[volunteer.person_id] + ANSWER_WITHIN,
            url=reverse("relay_thread", args=[volunteer.pk]),
            verb=_("Read and answer"),
        )
