"""Calls to make and letters to write: for people who don't want mail. Staff do it and tick it off."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.enums import Channel
from core.errors import NotAllowedError
from core.registries import DayItem
from outbox.models import Errand
from volunteers.models import Application, Volunteer
from volunteers.naming import name_for

DONE_WITHIN = timedelta(days=2)


def people_of(user: Any) -> dict[int, Any]:
    """Those with open errands whom a member of staff may see: id → their ambassador, else latest application."""
    waiting = Errand.objects.filter(done_at=None).values("person")
    applications = Application.objects.visible_to(user).filter(person__in=waiting).with_person()
    volunteers = Volunteer.objects.visible_to(user).filter(person__in=waiting).with_person()
    found: dict[int, Any] = {row.person_id: row for row in applications.order_by("received_at")}
    return found | {row.person_id: row for row in volunteers}


def errands_of(user: Any) -> QuerySet[Errand]:
    """The open errands a member of staff may do."""
    return Errand.objects.filter(done_at=None, person__in=people_of(user)).exclude(person=user.pk)


def waiting_errands(user: Any) -> Iterable[DayItem]:
    """Calls and letters in Min dag."""
    people = people_of(user)
    for errand in Errand.objects.filter(done_at=None, person__in=people).exclude(person=user.pk):
        name = name_for(user, people[errand.person_id])
        letter = errand.channel == Channel.LETTER
        yield DayItem(
            kind=_("Letter to write") if letter else _("Call to make"),
            icon="email" if letter else "smartphone",
            title=f"{name}: {errand.subject}",
            text=errand.text.replace("\n\n", " ")[:160],
            due=errand.created_at + DONE_WITHIN,
            url=reverse("errand", args=[errand.pk]),
            verb=_("Write") if letter else _("Call"),
        )


@transaction.atomic
def finish_errand(*, errand: Errand, actor: Any) -> Errand:
    """Tick it off; twice is harmless. Raises `NotAllowedError` for people the actor doesn't work with."""
    locked = Errand.objects.select_for_update(of=("self",)).get(pk=errand.pk)
    if locked.done_at is not None:
        return locked
    if not errands_of(actor).filter(pk=locked.pk).exists():
        raise NotAllowedError
    locked.done_at, locked.done_by = timezone.now(), actor
    locked.save(update_fields=["done_at", "done_by"])
    return locked
