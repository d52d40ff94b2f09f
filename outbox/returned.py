"""Mails that come back: which of ours it was, and whether the server means it for good (RFC 3464).

A mail of ours is known by its Message-ID, which nobody can guess: what comes back quotes it. Answers of people, notes
that they are away, and warnings that a mail is late say nothing about an address.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from outbox.failures import Failure

_OURS = re.compile(rb"([0-9a-f]{32}@tryghed)\b")  # as `enqueue` writes them
_FIELD = re.compile(r"^(action|status):\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"\b5\.(\d{1,3})\.(\d{1,3})\b")
_SERVERS = re.compile(r"^(mailer-daemon|postmaster)@", re.IGNORECASE)
_REPORTS = ("message/delivery-status", "message/global-delivery-status")
ADDRESS, POLICY = 1, 7  # the second number of a status: about the address, about rules and trust (RFC 3463)
OUR_ADDRESS = (7, 8)  # the third, where the second is about addresses: it is the sender's that is wrong


@dataclass(frozen=True)
class Returned:
    """One of our mails, and why it came back."""

    message_id: str
    failure: Failure


def returned_in(content: bytes) -> Returned | None:
    """What a mail that arrived says about one of ours; None where it says nothing for good."""
    ours = {found.decode() for found in _OURS.findall(content)}
    if len(ours) != 1:
        return None
    try:
        failure = _said_by(message_from_bytes(content, policy=policy.default))
    except Exception:  # anybody can write to the address, and some broken mails are too much for the parser
        return None
    return Returned(f"<{ours.pop()}>", failure) if failure else None


def _said_by(letter: EmailMessage) -> Failure | None:
    return _of_report(letter) if letter.get_content_type() == "multipart/report" else _in_words(letter)


def _of_report(letter: EmailMessage) -> Failure | None:
    """By the part that machines read. `Action` says whether it is for good; "delayed" is tried again by the server."""
    parts = [part for part in letter.walk() if part.get_content_type() in _REPORTS]
    fields = [(name.lower(), value.lower()) for part in parts for name, value in _FIELD.findall(str(part))]
    if ("action", "failed") not in fields:
        return None
    return failure_of(" ".join(value for name, value in fields if name == "status"))


def _in_words(letter: EmailMessage) -> Failure | None:
    """Servers that write to people alone: theirs is a mail from nobody, with a status or the addresses that failed."""
    sender = letter.get("From")
    address = sender.addresses[0].addr_spec if sender and sender.addresses else ""
    if not _SERVERS.match(address):
        return None
    body = letter.get_body(("plain",))
    text = body.get_content() if body else ""
    if _STATUS.search(text) or letter.get("X-Failed-Recipients"):
        return failure_of(text)
    return None


def failure_of(text: str) -> Failure:
    """Why, by the first status in a text; without one the mail simply came back."""
    found = _STATUS.search(text)
    subject, detail = (int(found[1]), int(found[2])) if found else (0, 0)
    if subject == ADDRESS and detail not in OUR_ADDRESS:
        return Failure.NO_SUCH_ADDRESS
    return Failure.REFUSED if subject in {ADDRESS, POLICY} else Failure.RETURNED
