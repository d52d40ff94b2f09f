"""A district closes for new applications, opens again, and tells those who asked."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.scope import scope_of
from core.errors import NotAllowedError
from outbox import sms
from outbox.models import Message
from outbox.services import enqueue, enqueue_letter
from places.models import District
from volunteers.entry.errors import PauseDaysError
from volunteers.entry.models import IntakePause, ReopenNotice


def pause_of(district: Any) -> IntakePause | None:
    """The break that keeps a district closed today."""
    return IntakePause.objects.running().filter(district=district).first()


@transaction.atomic
def close_intake(
    *, actor: Any, district: District, text_da: str, text_en: str, starts_on: date, ends_on: date | None
) -> IntakePause:
    """Close from one day to another (both count), or until it is opened by hand.

    Raises `NotAllowedError`, and `PauseDaysError` beside another break or for days in the wrong order.
    """
    if district.pk not in scope_of(actor).coordinator:
        raise NotAllowedError
    District.objects.select_for_update().get(pk=district.pk)
    if (ends_on and ends_on < starts_on) or _overlaps(district, starts_on, ends_on):
        raise PauseDaysError
    pause = IntakePause(
        district=district, text_da=text_da, text_en=text_en, starts_on=starts_on, ends_on=ends_on, by=actor
    )
    pause.full_clean()
    pause.save()
    return pause


def _overlaps(district: District, starts_on: date, ends_on: date | None) -> bool:
    others = IntakePause.objects.not_over().filter(district=district)
    return any(
        (ends_on is None or other.starts_on <= ends_on)
        and (other.ends_on is None or other.ends_on >= starts_on)
        for other in others
    )


@transaction.atomic
def open_intake(*, actor: Any, pause: IntakePause) -> None:
    """End a break now, or take back one that hasn't begun; those who asked are told."""
    if pause.district_id not in scope_of(actor).coordinator:
        raise NotAllowedError
    IntakePause.objects.filter(pk=pause.pk).delete()
    tell_reopened()


@transaction.atomic
def ask_for_notice(*, district: District, email: str = "", phone: str = "") -> None:
    """Remember who wants to hear; asking twice tells once."""
    ReopenNotice.objects.get_or_create(
        district=district,
        email=email.lower(),
        phone="" if email else phone,
        defaults={"language": (get_language() or "da")[:2]},
    )


@transaction.atomic
def tell_reopened() -> int:
    """Tell those whose district takes applications again, and forget them; returns how many."""
    closed = IntakePause.objects.running().values("district")
    waiting = ReopenNotice.objects.exclude(district__in=closed).select_related("district")
    rows = list(waiting.select_for_update(of=("self",)))
    for notice in rows:
        with translation.override(notice.language):
            _tell(notice)
    return ReopenNotice.objects.filter(pk__in=[row.pk for row in rows]).delete()[0]


def _tell(notice: ReopenNotice) -> None:
    url = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('apply')}"
    lines = [
        _("%(district)s takes new safety ambassadors again.") % {"district": notice.district.name},
        _("You asked us to tell you. Now we have deleted your address again."),
    ]
    key = f"reopened-{notice.pk}-{timezone.localdate():%Y%m%d}"
    if notice.email:
        subject = _("You can apply now")
        enqueue_letter(to=notice.email, subject=subject, lines=lines, url=url, verb=_("Apply"), key=key)
    elif sms.is_on():
        text = sms.shortened(lines, url)
        enqueue(
            to=str(notice.phone),
            subject=_("You can apply now"),
            text=text,
            key=key,
            medium=Message.Medium.SMS,
        )
