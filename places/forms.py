"""Asking where something is: a postal code, and the municipality only where the code lies in several (FACTS)."""

from typing import Any

from django import forms

from places.errors import MunicipalityMismatch, MunicipalityNeeded, UnknownPostalCode
from places.lookup import Home, find_postal_code, municipality_choices, needs_municipality, resolve_home


class AsksForPlace(forms.Form):
    """A form with the fields `postal_code` and `municipality` (a choice), in its own words.

    After `is_valid()` the place is `home`.
    """

    home: Home

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self._municipalities()
        if choices:
            self.fields["municipality"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["municipality"]

    def _municipalities(self) -> list[tuple[str, str]]:
        """What can be chosen, where the district must not be worked out silently."""
        text = str((self.data if self.is_bound else self.initial).get("postal_code", ""))
        try:
            postal_code = find_postal_code(text)
        except UnknownPostalCode:
            return []
        return municipality_choices(postal_code) if needs_municipality(postal_code) else []

    def clean(self) -> dict[str, Any]:
        """Find the place."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("postal_code") and "municipality" not in self.errors:
            try:
                self.home = resolve_home(data["postal_code"], data.get("municipality"))
            except UnknownPostalCode as error:
                self.add_error("postal_code", str(error))
            except (MunicipalityNeeded, MunicipalityMismatch) as error:
                self.add_error("municipality", str(error))
        return data
