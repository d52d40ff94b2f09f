"""Which column is what: recognised by its heading in Danish or English, corrected by hand."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from volunteers.imports.errors import ColumnError

FIELDS: dict[str, str | Promise] = {
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "postal_code": _("Postal code"),
    "municipality": _("Municipality"),
    "since": _("Ambassador since"),
    "languages": _("Languages"),
}
NEEDED = ("first_name", "last_name", "postal_code")
_HEADINGS = {
    "first_name": {"fornavn", "fornavne", "firstname", "givenname"},
    "last_name": {"efternavn", "lastname", "surname", "familyname"},
    "email": {"mail", "email", "emailadresse", "mailadresse", "emailaddress"},
    "phone": {
        "telefon",
        "tlf",
        "mobil",
        "telefonnummer",
        "mobilnummer",
        "tlfnr",
        "phone",
        "mobile",
        "phonenumber",
    },
    "postal_code": {"postnummer", "postnr", "postalcode", "postcode", "zip", "zipcode"},
    "municipality": {"kommune", "bopælskommune", "municipality"},
    "since": {"siden", "ambassadørsiden", "startdato", "start", "since", "ambassadorsince", "startdate"},
    "languages": {"sprog", "language", "languages"},
}


def recognise(headings: Sequence[str]) -> dict[str, int]:
    """The column of each field whose heading we know; the first one counts."""
    plain = ["".join(sign for sign in heading.lower() if sign.isalnum()) for heading in headings]
    return {
        field: next(index for index, name in enumerate(plain) if name in names)
        for field, names in _HEADINGS.items()
        if names & set(plain)
    }


def checked(columns: Mapping[str, int]) -> dict[str, int]:
    """The columns as chosen; raises `ColumnError` for one used twice or a needed one left out."""
    if len(set(columns.values())) != len(columns) or any(name not in columns for name in NEEDED):
        raise ColumnError
    return dict(columns)
