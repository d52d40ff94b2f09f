"""From the cells of a row to a person, or to what is wrong with them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone, translation
from phonenumber_field.phonenumber import to_python

from core.validators import contains_cpr
from core.vocabulary import Language
from places.errors import MunicipalityMismatch, MunicipalityNeeded, UnknownPostalCode
from places.lookup import Home, resolve_home
from places.models import Municipality
from volunteers.imports.columns import FIELDS
from volunteers.imports.reading import MAX_CELL

FORMULA = ("=", "+", "-", "@")
FIRST_YEAR = 1950
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%Y")


class RowError(Exception):
    """What is wrong with a row: a key of `enums.WHY`, and the word it is about."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.detail = why, detail


@dataclass(frozen=True)
class Entry:
    """Somebody on a list. `unknown` are the languages we have no word for."""

    number: int
    first_name: str
    last_name: str
    home: Home
    email: str = ""
    phone: str = ""
    since: date | None = None
    languages: tuple[str, ...] = ()
    unknown: str = ""

    @property
    def name_there(self) -> tuple[str, str, str]:
        """Name and postal code, for comparing."""
        return self.first_name.casefold(), self.last_name.casefold(), self.home.postal_code.pk


def fault_of(cells: Sequence[str]) -> str:
    """What keeps a row from being stored at all: a CPR number or an endless field; "" for neither."""
    if any(contains_cpr(cell) for cell in cells):
        return "cpr"
    return "long" if any(len(cell) > MAX_CELL for cell in cells) else ""


class EntryReader:
    """Reads the rows of one list; each postal code is looked up once."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        self._columns = columns
        self._homes: dict[tuple[str, str], Home | RowError] = {}
        self._municipalities: dict[str, str] = {}
        for code, name in Municipality.objects.values_list("code", "name"):
            self._municipalities |= {code: code, name.casefold(): code, f"{name.casefold()} kommune": code}
        self._words = _language_words()

    def read(self, number: int, cells: Sequence[str]) -> Entry:
        """The person of a row; raises `RowError`."""
        text = {name: self._cell(cells, name) for name in FIELDS}
        if not text["first_name"] or not text["last_name"]:
            raise RowError("name")
        if max(len(text["first_name"]), len(text["last_name"])) > 80:
            raise RowError("long_name")
        known, unknown = self._languages(text["languages"])
        return Entry(
            number=number,
            first_name=text["first_name"],
            last_name=text["last_name"],
            email=_email(text["email"]),
            phone=_phone(text["phone"]),
            home=self._home(text["postal_code"], text["municipality"]),
            since=_day(text["since"]),
            languages=known,
            unknown=unknown,
        )

    def _cell(self, cells: Sequence[str], name: str) -> str:
        index = self._columns.get(name)
        text = cells[index] if index is not None and index < len(cells) else ""
        if text.startswith(FORMULA) and not (name == "phone" and re.fullmatch(r"\+[\d ()-]+", text)):
            raise RowError("formula", text[:30])
        return text

    def _home(self, postal_code: str, municipality: str) -> Home:
        key = (postal_code, municipality.casefold())
        if key not in self._homes:
            self._homes[key] = self._find(*key)
        found = self._homes[key]
        if isinstance(found, RowError):
            raise found
        return found

    def _find(self, postal_code: str, municipality: str) -> Home | RowError:
        code = self._municipalities.get(municipality, municipality)
        try:
            return resolve_home(postal_code.upper().removeprefix("DK-"), code)
        except UnknownPostalCode:
            return RowError("postal")
        except MunicipalityNeeded:
            return RowError("municipality")
        except MunicipalityMismatch:
            return RowError("mismatch")

    def _languages(self, text: str) -> tuple[tuple[str, ...], str]:
        words = [word for word in re.split(r"[,;/&+]|\bog\b|\band\b", text.casefold()) if word.strip()]
        found = {word.strip(): self._words.get(word.strip()) for word in words}
        unknown = [word for word, key in found.items() if key is None]
        return tuple(dict.fromkeys(key for key in found.values() if key)), ", ".join(unknown)[:80]


def _language_words() -> dict[str, str]:
    """Each language by its key and its names; Danish itself goes without saying."""
    words = dict.fromkeys(("da", "dansk", "danish"), "")
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for key, label in Language.choices:
                words |= {key: key} | {part.strip().casefold(): key for part in str(label).split("/")}
    return words


def _email(text: str) -> str:
    if not text:
        return ""
    try:
        validate_email(text)
    except ValidationError:
        raise RowError("email") from None
    if len(text) > 254:
        raise RowError("email")
    return text.lower()


def _phone(text: str) -> str:
    if not text:
        return ""
    number = to_python(text, region="DK")
    if number is None or not number.is_valid():
        raise RowError("phone")
    return str(number)


def _day(text: str) -> date | None:
    if not text:
        return None
    for form in _DAYS:
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
        if day.year >= FIRST_YEAR and day <= timezone.localdate():
            return day
    raise RowError("since")
