"""Making, renewing and closing the address of a personal calendar; finding who an address stands for."""

import hashlib
import secrets
from typing import Any

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.calendars.models import CalendarToken
from accounts.models import User
from core.addresses import absolute
from core.calendars import calendar_feeds
from core.errors import LinkError, NotAllowedError

SALT = "tryghed.calendar"


@transaction.atomic
def make_address(*, user: Any, kind: str) -> str:
    """A new address; the one before is closed. It is shown this once. Raises `NotAllowedError`."""
    feed = dict(calendar_feeds.items()).get(kind)
    if feed is None or not feed.admits(user):
        raise NotAllowedError
    User.objects.select_for_update().get(pk=user.pk)
    close_address(user=user, kind=kind)
    secret = secrets.token_urlsafe(24)
    CalendarToken.objects.create(user=user, kind=kind, secret_hash=_hash(secret))
    return absolute(reverse("calendar_feed", args=[_signer().sign(secret)]))


def close_address(*, user: Any, kind: str) -> int:
    """From now on the address answers as if it had never been; twice is once."""
    rows = CalendarToken.objects.live().filter(user=user, kind=kind)
    return rows.update(revoked_at=timezone.now())


def read_address(token: str) -> CalendarToken:
    """Whose calendar it is. Raises `LinkError` for a broken or closed one, and for who may not have it any more."""
    try:
        secret = _signer().unsign(token)
    except signing.BadSignature:
        raise LinkError from None
    row = CalendarToken.objects.live().filter(secret_hash=_hash(secret)).select_related("user").first()
    feed = dict(calendar_feeds.items()).get(row.kind) if row else None
    if row is None or feed is None or not row.user.is_active or not feed.admits(row.user):
        raise LinkError
    return row


def note_use(row: CalendarToken) -> None:
    """The day it was last fetched, once a day: calendars ask every few hours."""
    today = timezone.localdate()
    rows = CalendarToken.objects.filter(pk=row.pk)
    if row.last_used_on != today:
        rows.update(last_used_on=today)


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT, sep=".")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
