"""What can be wrong with a home. The names say the fact, not "Error": they read as answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError

if TYPE_CHECKING:
    from places.models import Municipality, PostalCode


class UnknownPostalCode(TryghedError):  # noqa: N818 — see the module's first line
    """No such postal code (or text that is none)."""

    code = "unknown_postal_code"
    message = _("We don't know that postal code. Write the four digits, for example 5000.")


class MunicipalityNeeded(TryghedError):  # noqa: N818 — see the module's first line
    """The postal code lies in several municipalities: the person must say which. Carries the choices."""

    code = "municipality_needed"
    message = _("The postal code lies in several municipalities. Choose the one you live in.")

    def __init__(self, postal_code: PostalCode, choices: Sequence[Municipality]) -> None:
        super().__init__()
        self.postal_code = postal_code
        self.choices = list(choices)


class MunicipalityMismatch(TryghedError):  # noqa: N818 — see the module's first line
    """The postal code doesn't lie in the municipality. Carries those it does lie in."""

    code = "municipality_mismatch"
    message = _("The postal code and the municipality don't belong together. Check both.")

    def __init__(self, postal_code: PostalCode, choices: Sequence[Municipality]) -> None:
        super().__init__()
        self.postal_code = postal_code
        self.choices = list(choices)
