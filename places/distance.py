"""Great-circle distances between postal-code centroids. Always "about": homes are never geocoded (FACTS)."""

from __future__ import annotations

from math import asin, cos, degrees, pi, radians, sin, sqrt
from typing import NamedTuple

from django.utils.translation import gettext as _

from places.models import PostalCode

EARTH_RADIUS_KM = 6371.0088  # mean radius (IUGG)


class BoundingBox(NamedTuple):
    """A box in degrees."""

    south: float
    west: float
    north: float
    east: float


def haversine_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres along the great circle between two places in degrees."""
    a_lat, b_lat = radians(lat1), radians(lat2)
    across = sin(radians(lon2 - lon1) / 2) ** 2
    half = sin((b_lat - a_lat) / 2) ** 2 + cos(a_lat) * cos(b_lat) * across
    # Rounding can lift antipodes a hair above 1, where asin has no value.
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))


def bounding_box(lat: float, lon: float, km: float) -> BoundingBox:
    """The smallest box (degrees) that holds every place within `km` kilometres of a place.

    Raises `ValueError` for a negative distance. Boxes over the date line aren't cut in two.
    """
    if km < 0:
        raise ValueError("A distance can't be negative")
    angle = km / EARTH_RADIUS_KM
    reach = degrees(angle)
    south, north = max(lat - reach, -90.0), min(lat + reach, 90.0)
    if angle >= pi / 2 or north >= 90.0 or south <= -90.0:
        return BoundingBox(south, -180.0, north, 180.0)  # holds a pole: every meridian
    # A circle is widest a little poleward of its centre, hence asin and not km per degree of longitude.
    side = degrees(asin(min(1.0, sin(angle) / cos(radians(lat)))))
    return BoundingBox(south, lon - side, north, lon + side)


def distance_km(a: PostalCode, b: PostalCode) -> float:
    """Kilometres between the centroids of two postal codes."""
    return haversine_km(a.latitude, a.longitude, b.latitude, b.longitude)


def postal_codes_within(postal_code: PostalCode, km: float) -> dict[str, float]:
    """Kilometres by code for every postal code whose centroid is at most `km` away, nearest first.

    The code itself is among them, with 0. One query. Raises `ValueError` for a negative distance.
    """
    here = (postal_code.latitude, postal_code.longitude)
    rows = PostalCode.objects.within_box(*bounding_box(*here, km)).order_by("code")
    distances = {
        code: haversine_km(*here, lat, lon)
        for code, lat, lon in rows.values_list("code", "latitude", "longitude")
    }
    near = ((code, distance) for code, distance in distances.items() if distance <= km)
    return dict(sorted(near, key=lambda pair: pair[1]))


def format_distance(km: float) -> str:
    """ "about 2 km" in the reader's language: whole kilometres, at least 1, no line break inside."""
    whole = max(1, int(km + 0.5))
    return (_("about %(km)s km") % {"km": whole}).replace(" ", "\N{NO-BREAK SPACE}")
