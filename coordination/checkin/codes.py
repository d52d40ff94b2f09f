"""Codes to check in with: the session's, which changes every few minutes, and the one a person carries."""

import hashlib
import hmac
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from coordination.checkin.models import PersonCode
from core.addresses import absolute
from core.errors import LinkError
from core.links import make_token, read_token

PERSON_PURPOSE = "check-in-person"
_SESSION_SALT = "tryghed.check-in-session"
# Without letters and digits that are taken for each other.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
SHORT = 6  # 31 signs: about 30 bits, for a few minutes, and tries are counted


def _slot() -> int:
    return int(time.time() // (settings.CHECK_IN_CODE_MINUTES * 60))


def code_changes_at() -> datetime:
    """When the code that is shown now is replaced; it still works for as long again."""
    return datetime.fromtimestamp((_slot() + 1) * settings.CHECK_IN_CODE_MINUTES * 60, tz=UTC)


def session_token(session: Any) -> str:
    """What the session's code says now."""
    return signing.Signer(salt=_SESSION_SALT).sign_object({"id": session.pk, "slot": _slot()})


def session_url(session: Any) -> str:
    """The address in the session's code. Opening it changes nothing (DOMAIN rule 8)."""
    return absolute(reverse("check_in", args=[session_token(session)]))


def read_session_token(token: str) -> tuple[int, bool]:
    """The session of a code, and whether it is this one or the one just before. Raises `LinkError` for a broken one."""
    try:
        said = signing.Signer(salt=_SESSION_SALT).unsign_object(token)
        return int(said["id"]), int(said["slot"]) in (_slot(), _slot() - 1)
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        raise LinkError from None


def short_code(session_id: int, *, back: int = 0) -> str:
    """The same to type: six signs of a keyed sum over session and time."""
    said = f"{_SESSION_SALT}:{session_id}:{_slot() - back}".encode()
    number = int.from_bytes(hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).digest()[:8], "big")
    signs = []
    for _ in range(SHORT):
        number, place = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "".join(signs)


def is_short_code(typed: str, session_id: int) -> bool:
    """Whether a typed code is the session's, now or just before, however it was written."""
    wanted = "".join(sign for sign in typed.upper() if sign in _SIGNS)
    return any(hmac.compare_digest(wanted, short_code(session_id, back=back)) for back in (0, 1))


def person_url(code: PersonCode) -> str:
    """The address in a person's code: for staff alone, and it changes nothing."""
    return absolute(reverse("person_code_sessions", args=[make_token(PERSON_PURPOSE, code.pk)]))


@transaction.atomic
def replace_code(*, person: Any) -> PersonCode:
    """A new code, or the first; the old one says from now on that it was replaced."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    PersonCode.objects.filter(person=person, replaced_at=None).update(replaced_at=timezone.now())
    return PersonCode.objects.create(person=person)


def read_person_token(token: str) -> PersonCode:
    """The code behind a scan, also one that was replaced; raises `LinkError`, `LinkExpiredError`."""
    number = read_token(PERSON_PURPOSE, token, timedelta(days=settings.PERSON_CODE_DAYS))
    code = PersonCode.objects.select_related("person").filter(pk=number).first()
    if code is None:
        raise LinkError
    return code
