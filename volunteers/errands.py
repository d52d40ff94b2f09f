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
from volunteers.naming import name_for, sees_name
from volunteers.permissions import may_handle_application

DONE_WITHIN = timedelta(days=2)


def waiting_people(user: Any) -> dict[int, Any]:
    """Those with open errands whom a member of staff handles: id → their ambassador, else latest application."""
    waiting = Errand.objects.filter(done_at=None).exclude(person=user.pk).values("person")
    applications = Application.objects.visible_to(user).filter(person__in=waiting).with_person()
    volunteers = Volunteer.objects.visible_to(user).filter(person__in=waiting).with_person()
    found: dict[int, Any] = {row.person_id: row for row in applications.order_by("received_at")}
    found |= {row.person_id: row for row in volunteers}
    return {pk: row for pk, row in found.items() if may_handle_application(user, row)}


def people_of(user: Any) -> dict[int, Any]:
    """Those of them whose name the reader may see: the words of an errand begin with it (DOMAIN rule 6)."""
    return {pk: row for pk, row in waiting_people(user).items() if sees_name(user, row)}


def errands_of(user: Any) -> QuerySet[Errand]:
    """The open errands a member of staff may do."""
    return Errand.objects.filter(done_at=None, person__in=people_of(user))


def waiting_errands(user: Any) -> Iterable[DayItem]:
    """Calls and letters in Min dag. Of a protected person others learn that somebody waits, and no word of it."""
    people = waiting_people(user)
    for errand in Errand.objects.filter(done_at=None, person__in=people):
        about = people[errand.person_id]
        yield _item(user, errand, about) if sees_name(user, about) else _hidden_item(user, errand, about)


def _item(user: Any, errand: Errand, about: Any) -> DayItem:
    letter = errand.channel == Channel.LETTER
    return DayItem(
        kind=_("Letter to write") if letter else _("Call to make"),
        icon="email" if letter else "smartphone",
        title=f"{name_for(user, about)}: {errand.subject}",
        text=errand.text.replace("\n\n", " ")[:160],
        due=errand.created_at + DONE_WITHIN,
        url=reverse("errand", args=[errand.pk]),
        verb=_("Write") if letter else _("Call"),
    )


def _hidden_item(user: Any, errand: Errand, about: Any) -> DayItem:
    kind = "ambassador_detail" if isinstance(about, Volunteer) else "application_detail"
    return DayItem(
        kind=_("Protected name"),
        icon="visibility-off",
        title=_("%(name)s waits to hear from us") % {"name": name_for(user, about)},
        text=_("The contact officer of the area gets in touch. Is there none, ask to see the name."),
        due=errand.created_at + DONE_WITHIN,
        url=reverse(kind, args=[about.pk]),
        verb=_("See"),
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
