"""Row by row: new, already here or wrong. Who is here is seen as far as the coordinator may see them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import Q

from accounts.models import User
from accounts.scope import scope_of
from volunteers.entry.matching import Known, known_of, people_seen
from volunteers.enums import ApplicationState
from volunteers.imports.entries import Entry, EntryReader, RowError
from volunteers.imports.enums import Verdict
from volunteers.imports.models import ImportRow

AT_ONCE = 200  # rows compared with the people here in one query


@dataclass(frozen=True)
class Judgement:
    """What is found about a row: the person it is about where they can be read in, and the account they have."""

    verdict: str
    why: str = ""
    detail: str = ""
    entry: Entry | None = None
    account: User | None = None


@dataclass
class _Seen:
    """What stood in the rows above: mail, phone or name and postal code, each with its row."""

    keys: dict[Any, int] = field(default_factory=dict)

    def add(self, entry: Entry) -> int | None:
        """The row above that has the same; None for somebody not seen yet."""
        keys = [key for key in (entry.email, entry.phone, entry.name_there) if key]
        above = next((self.keys[key] for key in keys if key in self.keys), None)
        for key in keys:
            self.keys.setdefault(key, entry.number)
        return above


def judge(
    actor: Any, columns: dict[str, int], rows: Sequence[ImportRow]
) -> Iterator[tuple[ImportRow, Judgement]]:
    """Each row with what is found; the rows in their order. Queries grow by two for each 200 rows."""
    reader, seen = EntryReader(columns), _Seen()
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        read = [(row, _read(reader, seen, actor, row)) for row in some]
        entries = [found.entry for _row, found in read if found.entry]
        here = _Here(actor, entries)
        for row, found in read:
            yield row, here.judge(found.entry) if found.entry else found


def _read(reader: EntryReader, seen: _Seen, actor: Any, row: ImportRow) -> Judgement:
    if row.why in {"cpr", "long"}:
        return Judgement(Verdict.WRONG, row.why)
    try:
        entry = reader.read(row.number, row.cells)
    except RowError as error:
        return Judgement(Verdict.WRONG, error.why, error.detail)
    if entry.home.district.pk not in scope_of(actor).coordinator:
        return Judgement(Verdict.WRONG, "district")
    above = seen.add(entry)
    if above is not None:
        return Judgement(Verdict.WRONG, "twice", str(above))
    return Judgement(Verdict.NEW, entry=entry)


class _Here:
    """The people here who may be one of some entries."""

    def __init__(self, actor: Any, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        emails = {entry.email for entry in entries if entry.email}
        fits = Q(email__in=emails) | Q(phone__in={entry.phone for entry in entries if entry.phone})
        fits |= Q(profile__postal_code__in={entry.home.postal_code.pk for entry in entries})
        self._people = people_seen(actor, fits) if entries else []
        self._taken = set(User.objects.filter(email__in=emails).values_list("email", flat=True))

    def judge(self, entry: Entry) -> Judgement:
        """What the person is to us already."""
        known = [each for person in self._people if _is(each := known_of(person, entry, entry.email), entry)]
        whys = {each.person.pk: _why(each) for each in known}
        if whys and set(whys.values()) != {"account"}:
            return Judgement(Verdict.HERE, next(why for why in whys.values() if why != "account"))
        if not known and entry.email in self._taken:
            return Judgement(Verdict.HERE, "taken")
        account = known[0].person if known else None
        if entry.unknown:
            return Judgement(Verdict.NEW, "languages", entry.unknown, entry, account)
        return Judgement(Verdict.NEW, "account" if account else "", "", entry, account)


def _is(known: Known, entry: Entry) -> bool:
    """Whether it may be the same person: a name counts at the same postal code."""
    profile = getattr(known.person, "profile", None)
    same_place = profile is not None and profile.postal_code_id == entry.home.postal_code.pk
    return bool({"email", "phone"} & set(known.fits)) or ("name" in known.fits and same_place)


def _why(known: Known) -> str:
    """What somebody is to us; "account" alone lets them be read in: their own address, and nothing else here."""
    if known.is_ambassador:
        return "ambassador"
    if known.application is not None:
        return "interest" if known.application.state == ApplicationState.INTEREST else "application"
    if hasattr(known.person, "volunteer"):
        return "ended"
    return "account" if "email" in known.fits else "known"
