"""The signed links of letters about follows. Opening one changes nothing (DOMAIN rule 8)."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import translation

from core.addresses import absolute
from core.errors import LinkError, LinkExpiredError
from core.links import make_token, read_token
from projects.follow.models import UNCONFIRMED_KEPT, Follow, Pace

CONFIRM, MANAGE, STOP = "follow-confirm", "follow-manage", "follow-stop"
STOP_WEEKLY = {"mailbox": "follow-stop-weekly-mailbox", "person": "follow-stop-weekly-person"}
CONFIRM_AGE = UNCONFIRMED_KEPT
MANAGE_AGE = timedelta(days=90)
STOP_AGE = timedelta(days=730)  # a letter is stopped with a link in it, also one that has lain in a drawer


def confirm_url(follow: Any) -> str:
    """Where an address says that it wants this."""
    return _address("follow_confirm", make_token(CONFIRM, follow.pk), follow.language)


def manage_url(follow: Any) -> str:
    """Where the receiver sees everything they follow: Min side for who has an account."""
    if follow.mailbox_id is None:
        with translation.override(follow.language):
            return absolute(reverse("min_side"))
    return _address("follow_manage", manage_token(follow.mailbox), follow.language)


def manage_token(mailbox: Any) -> str:
    """The token of a mailbox's own page."""
    return make_token(MANAGE, mailbox.pk)


def stop_url(follow: Any) -> str:
    """Where one click stops a follow."""
    return _address("follow_stop", make_token(STOP, follow.pk), follow.language)


def stop_weekly_url(follow: Any) -> str:
    """Where one click stops all that stand in the receiver's weekly letter."""
    receiver = "mailbox" if follow.mailbox_id else "person"
    token = make_token(STOP_WEEKLY[receiver], getattr(follow, f"{receiver}_id"))
    return _address("follow_stop", token, follow.language)


def read_stop(token: str) -> Any:
    """The follows that a link stops, perhaps none any more; raises `LinkError`."""
    purposes = {STOP: "pk", **{purpose: receiver for receiver, purpose in STOP_WEEKLY.items()}}
    for purpose, field in purposes.items():
        try:
            rows = Follow.objects.filter(**{field: read_token(purpose, token, STOP_AGE)})
        except LinkExpiredError:
            raise
        except LinkError:
            continue
        return rows if purpose == STOP else rows.filter(pace=Pace.WEEKLY)
    raise LinkError


def read_confirm(token: str) -> int:
    """The follow to confirm; raises `LinkError`."""
    return read_token(CONFIRM, token, CONFIRM_AGE)


def read_manage(token: str) -> int:
    """The mailbox to manage; raises `LinkError`."""
    return read_token(MANAGE, token, MANAGE_AGE)


def _address(name: str, token: str, language: str) -> str:
    with translation.override(language):
        return absolute(reverse(name, args=[token]))
