"""Reading what a phone sends: one press of a form, or a list of those it kept while it had no net."""

import json
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.errors import NoGuestsError
from coordination.checkin.judging import Tap
from coordination.checkin.models import CheckIn
from coordination.checkin.services import check_in, note_failure
from coordination.checkin.walk_ins import NAME_AT_MOST, guest_walks_in
from coordination.models import Attendance
from core.dates import at_text
from core.errors import TryghedError
from projects.models import Session, SessionPlace

MOST = 500
GUEST = "guest"  # somebody who came by, of whom the phone knows a first name
_NONCE = re.compile(r"[A-Za-z0-9-]{8,64}")


class UnreadableError(TryghedError):
    """What was sent is no list of presses."""

    code = "unreadable"
    message = _("We couldn't read what the phone sent. Load the page again.")


@dataclass(frozen=True)
class Sent:
    """A press and the line of the sheet it was made on (`row`), or the guest it adds (`place`, `first_name`)."""

    row: int
    tap: Tap
    place: int = 0
    first_name: str = ""

    @property
    def echo(self) -> dict[str, Any]:
        """By what the phone knows it again."""
        said = {"nonce": self.tap.nonce, "row": self.row, "kind": GUEST if self.place else self.tap.kind}
        return {**said, "name": self.first_name} if self.place else said


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
        number, nonce, kind = int(str(said["row"])[:18]), str(said["nonce"]), str(said["kind"])
        at, first_name = parse_datetime(str(said["at"])), str(said.get("first_name", ""))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise UnreadableError from None
    if at is None or timezone.is_naive(at) or not _NONCE.fullmatch(nonce):
        raise UnreadableError
    if kind == GUEST and number > 0:
        return Sent(0, Tap(Kind.IN, Way.WALK_IN, _sane(at), nonce), number, first_name[:NAME_AT_MOST])
    if kind not in Kind.values:
        raise UnreadableError
    return Sent(number, Tap(kind, Way.LIST, _sane(at), nonce))


def _sane(at: datetime) -> datetime:
    """Years no phone has meant would not fit into the database."""
    if not 2000 <= at.year <= 9000:
        raise UnreadableError
    return at


def take(session: Session, sent: Sent, by: Any) -> CheckIn:
    """Note one press, or somebody who came by; a line that is no line of this sheet is noted as that."""
    if sent.place:
        places = SessionPlace.objects.filter(session=session).select_related(
            "role", "session__initiative__project"
        )
        place = places.filter(pk=sent.place).first()
        if place is None:
            raise NoGuestsError
        return guest_walks_in(place=place, first_name=sent.first_name, tap=sent.tap, by=by)
    rows = Attendance.objects.filter(session=session).select_related("person")
    attendance = rows.filter(pk=sent.row).first()
    if attendance is None:
        return note_failure(session=session, tap=sent.tap, by=by, result=Result.NOT_SIGNED_UP)
    return check_in(session=session, person=attendance.person, tap=sent.tap, by=by)


def answer_to(session: Session, sent: Sent, by: Any) -> dict[str, Any]:
    """The same, as the phone reads it: whether it counts, and the words to show."""
    try:
        row = take(session, sent, by)
    except TryghedError as error:
        return {**sent.echo, "ok": False, "code": error.code, "words": str(error)}
    except ValidationError as error:
        return {**sent.echo, "ok": False, "code": "name", "words": " ".join(error.messages)}
    settled = row.went_well or row.result == Result.ALREADY_IN  # it is as the phone shows it
    words = words_of(row.kind, row.at) if settled else row.get_result_display()
    return {**sent.echo, "ok": settled, "code": row.result, "words": words}


def words_of(kind: str, at: datetime) -> str:
    """What stands beside a name."""
    text = _("Here since %(time)s") if kind == Kind.IN else _("Left %(time)s")
    return str(text) % {"time": at_text(at)}
