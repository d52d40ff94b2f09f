"""Reading what a phone sends: one press of a form, or a list of those it kept while it had no net."""

import json
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.errors import NonceTakenError
from coordination.checkin.judging import Tap
from coordination.checkin.models import CheckIn
from coordination.checkin.services import check_in, note_failure
from coordination.models import Attendance
from core.dates import at_text
from core.errors import TryghedError
from projects.models import Session

MOST = 500
_NONCE = re.compile(r"[A-Za-z0-9-]{8,64}")


class UnreadableError(TryghedError):
    """What was sent is no list of presses."""

    code = "unreadable"
    message = _("We couldn't read what the phone sent. Load the page again.")


@dataclass(frozen=True)
class Sent:
    """A press and the line of the sheet it was made on."""

    row: int
    tap: Tap


def nonce_of(request: HttpRequest) -> str:
    """The nonce of a form; a new one where it has none, or none that a page of ours has made."""
    said = request.POST.get("nonce", "")
    return said if _NONCE.fullmatch(said) else secrets.token_hex(12)


def read_form(request: HttpRequest) -> Sent:
    """A press without script: its moment is now. Raises `UnreadableError`."""
    said = {**request.POST.dict(), "at": timezone.now().isoformat()}
    return _sent(said)


def read_list(request: HttpRequest) -> list[Sent]:
    """What script sends, in the order it happened. Raises `UnreadableError` for the whole of it."""
    try:
        said = json.loads(request.body)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise UnreadableError from None
    if not isinstance(said, list) or len(said) > MOST:
        raise UnreadableError
    return sorted((_sent(each) for each in said), key=lambda sent: sent.tap.at)


def _sent(said: Any) -> Sent:
    try:
        row, nonce, kind = int(str(said["row"])[:18]), str(said["nonce"]), str(said["kind"])
        at = parse_datetime(str(said["at"]))
    except (KeyError, TypeError, ValueError):
        raise UnreadableError from None
    if at is None or timezone.is_naive(at) or not _NONCE.fullmatch(nonce) or kind not in Kind.values:
        raise UnreadableError
    return Sent(row, Tap(kind, Way.LIST, _sane(at), nonce))


def _sane(at: datetime) -> datetime:
    """Years no phone has meant would not fit into the database."""
    if not 2000 <= at.year <= 9000:
        raise UnreadableError
    return at


def take(session: Session, sent: Sent, by: Any) -> CheckIn:
    """Note one press; a line that is no line of this sheet is noted as that."""
    rows = Attendance.objects.filter(session=session).select_related("person")
    attendance = rows.filter(pk=sent.row).first()
    if attendance is None:
        return note_failure(session=session, tap=sent.tap, by=by, result=Result.NOT_SIGNED_UP)
    return check_in(session=session, person=attendance.person, tap=sent.tap, by=by)


def answer_to(session: Session, sent: Sent, by: Any) -> dict[str, Any]:
    """The same, as the phone reads it: whether it counts, and the words to show."""
    said = {"nonce": sent.tap.nonce, "row": sent.row, "kind": sent.tap.kind}
    try:
        row = take(session, sent, by)
    except NonceTakenError as error:
        return {**said, "ok": False, "code": error.code, "words": str(error)}
    settled = row.went_well or row.result == Result.ALREADY_IN  # it is as the phone shows it
    words = words_of(row.kind, row.at) if settled else row.get_result_display()
    return {**said, "ok": settled, "code": row.result, "words": words}


def words_of(kind: str, at: datetime) -> str:
    """What stands beside a name."""
    text = _("Here since %(time)s") if kind == Kind.IN else _("Left %(time)s")
    return str(text) % {"time": at_text(at)}
