"""From what a person writes to where they live. No service is asked: the data is embedded (FACTS)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from places.errors import MunicipalityMismatch, MunicipalityNeeded, UnknownPostalCode
from places.models import District, Municipality, PostalCode


@dataclass(frozen=True)
class Home:
    """Where somebody lives, no closer than this: homes are never geocoded (FACTS)."""

    postal_code: PostalCode
    municipality: Municipality
    district: District


def find_postal_code(text: str) -> PostalCode:
    """The postal code somebody wrote; spaces don't count ("50 00" is 5000).

    Raises `UnknownPostalCode` for anything that isn't the four digits of a known code.
    """
    code = "".join(text.split())
    is_number = len(code) == 4 and code.isascii() and code.isdigit()
    found = PostalCode.objects.filter(code=code).first() if is_number else None
    if found is None:
        raise UnknownPostalCode
    return found


def municipalities_of(postal_code: PostalCode) -> list[Municipality]:
    """The municipalities a postal code lies in, the largest share of its area first; districts loaded."""
    return list(Municipality.objects.of_postal_code(postal_code))


def municipality_choices(postal_code: PostalCode) -> list[tuple[str, str]]:
    """(code, name) for a form field, the largest share first."""
    return [(each.code, each.name) for each in municipalities_of(postal_code)]


def needs_municipality(postal_code: PostalCode) -> bool:
    """Whether the postal code alone doesn't tell the municipality (115 codes)."""
    return len(municipalities_of(postal_code)) > 1


def resolve_home(postal_code_text: str, municipality_code: str | None = None) -> Home:
    """The home from a written postal code and, where needed, a municipality's code.

    Raises `UnknownPostalCode`, `MunicipalityNeeded` (several and none chosen) or `MunicipalityMismatch`
    (one that the postal code doesn't lie in). An empty municipality code counts as none.
    """
    postal_code = find_postal_code(postal_code_text)
    municipality = _chosen(postal_code, municipalities_of(postal_code), (municipality_code or "").strip())
    return Home(postal_code=postal_code, municipality=municipality, district=municipality.district)


def place_of_work(postal_code_text: str, municipality: Municipality | None) -> Home:
    """Where something takes place; the municipality counts only where the postal code leaves it open.

    Raises what `resolve_home` does.
    """
    try:
        return resolve_home(postal_code_text)
    except MunicipalityNeeded:
        return resolve_home(postal_code_text, municipality.code if municipality else None)


def district_of(postal_code: PostalCode, municipality: Municipality | None = None) -> District:
    """The district of a home. Never guessed: raises `MunicipalityNeeded` where the code lies in several
    municipalities and none is given (FACTS), `MunicipalityMismatch` where the two don't belong together.
    """
    code = municipality.code if municipality else ""
    return _chosen(postal_code, municipalities_of(postal_code), code).district


def _chosen(postal_code: PostalCode, choices: Sequence[Municipality], code: str) -> Municipality:
    if not choices:
        # A code nobody has tied to a municipality can't be a home.
        raise UnknownPostalCode
    if not code and len(choices) > 1:
        raise MunicipalityNeeded(postal_code, choices)
    if not code:
        return choices[0]
    for municipality in choices:
        if municipality.code == code:
            return municipality
    raise MunicipalityMismatch(postal_code, choices)
