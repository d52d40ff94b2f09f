import pytest
from django.utils import translation

from places.distance import bounding_box, distance_km, format_distance, haversine_km, postal_codes_within
from places.models import PostalCode


def test_haversine_of_known_distances():
    assert haversine_km(55.0, 10.0, 55.0, 10.0) == 0
    assert haversine_km(0, 0, 0, 180) == pytest.approx(20015.1, abs=0.1)
    assert haversine_km(55.0, 10.0, 56.0, 10.0) == pytest.approx(111.195, abs=0.001)
    # Town Hall Square in Copenhagen to the cathedral of Aarhus
    assert haversine_km(55.6761, 12.5683, 56.1572, 10.2107) == pytest.approx(156.8, abs=1)


def test_haversine_is_symmetric():
    assert haversine_km(55.1, 8.2, 57.3, 14.9) == pytest.approx(haversine_km(57.3, 14.9, 55.1, 8.2))


@pytest.mark.parametrize("km", [0, 1, 10, 100])
def test_bounding_box_reaches_exactly_as_far(km):
    box = bounding_box(56.0, 10.0, km)
    assert haversine_km(56.0, 10.0, box.north, 10.0) == pytest.approx(km, abs=1e-6)
    assert haversine_km(56.0, 10.0, box.south, 10.0) == pytest.approx(km, abs=1e-6)
    assert haversine_km(56.0, 10.0, 56.0, box.east) >= km - 1e-6
    assert haversine_km(56.0, 10.0, 56.0, box.west) >= km - 1e-6


def test_bounding_box_over_a_pole_holds_every_meridian():
    box = bounding_box(89.9, 10.0, 100)
    assert (box.west, box.north, box.east) == (-180.0, 90.0, 180.0)


def test_bounding_box_refuses_a_negative_distance():
    with pytest.raises(ValueError, match="negative"):
        bounding_box(56, 10, -1)


@pytest.mark.parametrize("km", [0, 3, 10, 42.5, 400])
def test_postal_codes_within_finds_the_same_as_looking_at_all(places, km):
    here = PostalCode.objects.get(code="5240")
    near = {each.code for each in PostalCode.objects.all() if distance_km(here, each) <= km}
    assert set(postal_codes_within(here, km)) == near


def test_postal_codes_within_is_one_query_nearest_first(places, django_assert_num_queries):
    here = PostalCode.objects.get(code="5000")
    with django_assert_num_queries(1):
        found = postal_codes_within(here, 8)
    assert next(iter(found)) == "5000"
    assert found["5000"] == 0
    assert list(found.values()) == sorted(found.values())
    assert "8000" not in found


@pytest.mark.parametrize(
    ("km", "shown"), [(0, "1"), (0.4, "1"), (1.49, "1"), (1.5, "2"), (2.5, "3"), (2.49, "2"), (258.5, "259")]
)
def test_format_distance_rounds_to_whole_kilometres(km, shown):
    with translation.override("en"):
        assert format_distance(km) == f"about\N{NO-BREAK SPACE}{shown}\N{NO-BREAK SPACE}km"
