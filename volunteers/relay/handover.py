"""Conversations as open work: who takes one over gets the ambassador's next message."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from core.handover import OpenWork, open_work
from volunteers.enums import VolunteerState
from volunteers.handover import refuse_what_is_not_theirs
from volunteers.models import Volunteer
from volunteers.relay.models import ThreadOwner

OVER = (VolunteerState.ENDED, VolunteerState.ANONYMISED)


def register() -> None:
    """The kinds of this room."""
    open_work.register(
        "threads",
        OpenWork(
            words=lambda n: ngettext("%(n)s conversation", "%(n)s conversations", n) % {"n": n},
            rows=lambda: ThreadOwner.objects.exclude(person__volunteer=None).exclude(
                person__volunteer__state__in=OVER
            ),
            owner="owner",
            district="person__volunteer__district",
            move=_move,
            area="person__profile__area",
            by_area=True,
        ),
        order=15,
    )


def _move(rows: QuerySet[ThreadOwner], receiver: Any, actor: Any) -> int:
    people = list(rows.values_list("person", flat=True))
    volunteers = Volunteer.objects.filter(person__in=people).select_related("person__profile")
    refuse_what_is_not_theirs(list(volunteers), receiver)
    return ThreadOwner.objects.filter(person__in=people).update(owner=receiver, since=timezone.now())


def keep_one(kept: int, gone: int) -> None:
    """Two people who are one have one conversation."""
    if ThreadOwner.objects.filter(person=kept).exists():
        ThreadOwner.objects.filter(person=gone).delete()
