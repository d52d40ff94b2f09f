"""Reads about places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from places.names import fold

if TYPE_CHECKING:
    from places.models import District, LocalArea, Municipality, PostalCode  # noqa: F401


class DistrictQuerySet(models.QuerySet["District"]):
    """The twelve police districts."""

    def with_municipalities(self) -> DistrictQuerySet:
        """Each with its municipalities, in one more query."""
        return self.prefetch_related("municipalities")

    def of_postal_code(self, postal_code: PostalCode) -> DistrictQuerySet:
        """Every district that a postal code reaches into (25 codes reach into two)."""
        return self.filter(municipalities__shares__postal_code=postal_code).distinct()


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """The 98 municipalities and Christiansø."""

    def in_district(self, district: District | str) -> MunicipalityQuerySet:
        """Those of one district, given itself or its code."""
        return self.filter(district=district)

    def of_postal_code(self, postal_code: PostalCode) -> MunicipalityQuerySet:
        """Those a postal code lies in, the one with most of its area first, with their district."""
        rows = self.filter(shares__postal_code=postal_code).select_related("district")
        return rows.order_by("-shares__percent", "code")


class PostalCodeQuerySet(models.QuerySet["PostalCode"]):
    """Postal codes."""

    def search(self, text: str) -> PostalCodeQuerySet:
        """Codes that begin with the digits, or names that begin with the words; none for an empty text.

        Letter case doesn't count, and "å" is "aa".
        """
        wanted = fold(text)
        if not wanted:
            return self.none()
        digits = wanted.replace(" ", "")
        if digits.isdecimal():
            return self.filter(code__startswith=digits)
        return self.filter(folded_name__startswith=wanted)

    def in_district(self, district: District | str) -> PostalCodeQuerySet:
        """Codes with some of their area in the district."""
        return self.filter(shares__municipality__district=district).distinct()

    def within_box(self, south: float, west: float, north: float, east: float) -> PostalCodeQuerySet:
        """Codes whose centroid lies in the box (degrees, edges included)."""
        return self.filter(latitude__range=(south, north), longitude__range=(west, east))


def for_home_q(postal_code: PostalCode, municipality: Municipality) -> Q:
    """Condition on a `LocalArea` that somebody with this home may live in it."""
    bounded = Q(postal_codes=postal_code) | Q(postal_codes__isnull=True)
    return Q(municipality=municipality) & bounded


class LocalAreaQuerySet(models.QuerySet["LocalArea"]):
    """Neighbourhoods."""

    def for_home(self, postal_code: PostalCode, municipality: Municipality) -> LocalAreaQuerySet:
        """The areas of the municipality that the postal code touches, by name.

        An area without postal codes isn't bounded by them and is offered in the whole municipality.
        """
        return self.filter(for_home_q(postal_code, municipality)).distinct().order_by("name")

    def in_district(self, district: District | str) -> LocalAreaQuerySet:
        """The areas of one district, given itself or its code."""
        return self.filter(municipality__district=district)
