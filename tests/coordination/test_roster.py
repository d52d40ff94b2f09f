"""The attendance sheet on paper, and what is wrong with a sheet said once."""

import pytest
from bs4 import BeautifulSoup

from coordination.services import sign_up
from places.models import LocalArea
from tests.factories.people import make_officer, make_staff, make_volunteer
from tests.factories.work import make_place, move_to_past

pytestmark = pytest.mark.django_db


def sheet(client, place):
    return BeautifulSoup(client.get(f"/koordinator/fremmoede/{place.session_id}/").content, "html.parser")


def names(tree, where):
    return [cell.get_text().strip() for cell in tree.select(where)]


def test_a_protected_person_is_printed_under_their_alias_even_for_who_sees_the_name(client):
    area = LocalArea.objects.create(name="Bolbro", municipality_id="0461")
    officer = make_officer(area)
    person = make_volunteer(
        area=area, first_name="Mette", last_name="Holm", alias="Anemone", is_protected=True
    ).person
    place = make_place()
    place.session.initiative.project.areas.add(area)
    sign_up(person=person, place=place)
    move_to_past(place)
    client.force_login(officer)
    tree = sheet(client, place)
    assert names(tree, ".t-screen legend strong") == ["Mette"]
    assert names(tree, ".t-print tbody th") == ["Anemone"]


def test_all_that_is_wrong_stands_in_one_summary(client):
    place = make_place()
    for _ in range(2):
        sign_up(person=make_volunteer().person, place=place)
    move_to_past(place)
    client.force_login(make_staff())
    rows = [select["name"].removesuffix("-state") for select in sheet(client, place).select("form select")]
    typed = {f"{row}-state": "attended" for row in rows}
    response = client.post(f"/koordinator/fremmoede/{place.session_id}/", typed)
    tree = BeautifulSoup(response.content, "html.parser")
    links = tree.select("[role=alert] a")
    assert len(tree.select(".t-errors")) == 1
    assert [link["href"] for link in links] == [f"#id_{row}-minutes" for row in rows]
