"""The number beside each choice, and the map: the same counts as the list itself."""

import re

import pytest

from places import outline
from places.models import PostalCode
from projects.enums import Access, Stage
from projects.facets import radius_of
from tests.factories.people import COPENHAGEN
from tests.factories.work import make_project, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def projects(places_data):
    for theme, stage, district in (
        ("unge", Stage.RUNNING, "1465"),
        ("unge", Stage.CLOSED, "1465"),
        ("indbrud", Stage.RUNNING, "1465"),
        ("unge", Stage.RUNNING, COPENHAGEN),
    ):
        publish(make_project(district, theme=theme, stage=stage))
    publish(make_project(theme="unge", access=Access.RESTRICTED))


def choices(client, query, name):
    form = client.get(f"/projekter/{query}").context["form"]
    return {str(label) for value, label in form.fields[name].choices if value}


def number_of(label):
    return int(re.search(r"\((\d+)\)$", label)[1])


@pytest.mark.parametrize(
    "query", ["", "?tema=unge", "?stadie=running", "?politikreds=1465&tema=unge", "?q=tunnel"]
)
@pytest.mark.parametrize("name", ["politikreds", "kommune", "tema", "maal", "stadie"])
def test_a_choice_leaves_as_many_as_it_says(client, projects, query, name):
    field = client.get(f"/projekter/{query}").context["form"].fields[name]
    for value, label in field.choices:
        if value:
            asked = {**dict(part.split("=") for part in query[1:].split("&") if part), name: value}
            left = client.get("/projekter/", asked).context["page_obj"].paginator.count
            assert number_of(label) == left, (query, label)


def test_a_place_narrows_the_counts_and_the_map_keeps_the_country(client, projects):
    answer = client.get("/projekter/?postnummer=5200&km=10")
    labels = [str(label) for value, label in answer.context["form"].fields["tema"].choices if value]
    assert sum(map(number_of, labels)) == answer.context["page_obj"].paginator.count == 3
    assert answer.context["everywhere"].count == 4


def test_municipalities_without_projects_are_left_out_but_a_chosen_one_stays(client, projects):
    assert choices(client, "", "kommune") == {"Odense (3)", "København (1)"}
    assert "Assens (0)" in choices(client, "?kommune=0420", "kommune")


def test_the_points_lead_to_what_they_count(client, projects):
    answer = client.get("/projekter/?stadie=running")
    points = {point.name: point for point in answer.context["country"]["points"]}
    assert {name: point.count for name, point in points.items()} == {"Odense": 2, "København": 1}
    left = client.get(f"/projekter/{points['Odense'].url}").context["page_obj"].paginator.count
    assert left == 2


def test_every_place_lies_on_the_map(places_data):
    for latitude, longitude in PostalCode.objects.values_list("latitude", "longitude"):
        x, y = outline.spot_of(latitude, longitude)
        assert 0 < x < outline.WIDTH
        assert 0 < y < outline.HEIGHT


def test_west_is_left_and_north_is_up():
    skagen, roenne = outline.spot_of(57.72, 10.58), outline.spot_of(55.10, 14.71)
    assert skagen.x < roenne.x
    assert skagen.y < roenne.y


def test_points_grow_and_stay_small():
    sizes = [radius_of(number) for number in (1, 4, 25, 2000)]
    assert sizes == sorted(sizes)
    assert sizes[-1] == 34.0


class TestMapService:
    def test_nobody_else_is_asked_by_default(self, client, projects):
        told = client.get("/projekter/").content.decode()
        assert "danmark.svg" in told
        assert "https://tiles" not in told

    def test_a_service_lies_below_the_points(self, client, projects, settings):
        settings.MAP_TILES_URL = "https://tiles.example/{z}/{x}/{y}.png"
        settings.MAP_TILES_CREDIT = "Kort: Eksempel"
        told = client.get("/projekter/").content.decode()
        assert told.count("https://tiles.example/7/") == len(outline.tiles())
        assert "https://tiles.example/7/66/39.png" in told
        assert "Kort: Eksempel" in told
        assert "danmark.svg" not in told


def test_each_list_has_one_empty_choice(client, projects):
    form = client.get("/projekter/").context["form"]
    assert [str(form[name]).count('value=""') for name in ("politikreds", "kommune", "tema")] == [1, 1, 1]
