"""What has a day: rooms register their dates, the workspace shows them, calendars take them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise

from core.dates import JOINER, at_text, hour_text
from core.registries import Registry


@dataclass(frozen=True)
class Happening:
    """One thing with a day. It names no person: calendars leave the house (DOMAIN rule 7).

    `uid` is the same for ever ("session-7"); `changes` are the moments at which it was changed. Without `ends_at`
    it takes the whole day.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime | None
    url: str
    place: str = ""
    note: str = ""  # "2 are missing"
    wanting: bool = False  # the note asks for something
    cancelled: bool = False
    off_title: str = ""  # what it is called then, where "called off" isn't the word
    tentative: bool = False  # not yet sure, as a place on a waiting list
    busy: bool = False  # the reader is to be there: their calendar shows the time as taken
    areas: frozenset[int] = frozenset()
    own: bool = False  # lies in an area of the reader
    changes: tuple[datetime, ...] = ()

    @property
    def status(self) -> str:
        """As calendars name it (RFC 5545)."""
        if self.cancelled:
            return "CANCELLED"
        return "TENTATIVE" if self.tentative else "CONFIRMED"

    @property
    def hour(self) -> str:
        """ "17" or "19.30" for narrow cells."""
        return hour_text(self.starts_at) if self.ends_at else ""

    @property
    def hours(self) -> str:
        """ "kl. 17–19"; nothing for the whole day."""
        return f"{at_text(self.starts_at)}–{JOINER}{hour_text(self.ends_at)}" if self.ends_at else ""


@dataclass(frozen=True)
class Dates:
    """One kind of thing with a day: what a reader may see between two days (both count), in any order."""

    label: str | Promise
    between: Callable[[Any, date, date], Iterable[Happening]]


@dataclass(frozen=True)
class Feed:
    """One kind of personal calendar: for whom it is, its name, and what is in it today."""

    label: str | Promise
    admits: Callable[[Any], bool]
    happenings: Callable[[Any], Iterable[Happening]]


calendar_dates: Registry[Dates] = Registry()
calendar_feeds: Registry[Feed] = Registry()
