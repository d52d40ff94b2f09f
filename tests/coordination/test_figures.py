"""Figures: the same rows for everybody, small numbers left out for the leadership (DOMAIN rule 11)."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from coordination.figures import Line, by_district, tables_of
from coordination.hours.reading import hours_of_country
from coordination.models import Attendance
from coordination.services import record_presence, sign_up
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, move_to_past, publish

pytestmark = pytest.mark.django_db


def _took_part(district, number, minutes=60):
    project = make_project(district)
    publish(project)
    place = make_place(make_role(make_initiative(project)), seats=number)
    rows = [sign_up(person=make_volunteer(district).person, place=place) for _ in range(number)]
    move_to_past(place)
    for row in rows:
        record_presence(
            attendance=row, actor=make_staff(district=district), state="attended", minutes=minutes
        )
    return project


def test_leadership_sees_no_small_number_and_cannot_work_it_out():
    _took_part(FYN, 6)
    _took_part(COPENHAGEN, 3)
    hours = hours_of_country()
    assert [(line.people, line.minutes) for line in by_district(hours, hide_small=True)] == [
        (None, None),
        (None, None),
    ]
    assert by_district(hours, hide_small=False) == [
        Line("Fyns Politi", 6, 360),
        Line("Københavns Politi", 3, 180),
    ]


def test_coordinator_sees_their_own_district_whole(client):
    _took_part(FYN, 3, minutes=90)
    _took_part(COPENHAGEN, 1)
    client.force_login(make_staff())
    response = client.get(reverse("figures"))
    assert (response.context["total"].people, response.context["total"].minutes) == (3, 270)


def test_leadership_coordinator_and_ambassadors_see_the_same_hours(client):
    _took_part(FYN, 6, minutes=90)
    client.force_login(make_staff())
    district = client.get(reverse("figures")).context["total"]
    client.force_login(make_staff(Role.LEADERSHIP, None))
    country = client.get(reverse("figures")).context["total"]
    own = [
        Attendance.objects.filter(person=row.person).participation() for row in Attendance.objects.confirmed()
    ]
    assert district == country
    assert (
        (district.people, district.minutes) == (len(own), sum(figures.minutes for figures in own)) == (6, 540)
    )


def test_few_people_in_the_whole_country_are_not_shown(client):
    _took_part(FYN, 4)
    client.force_login(make_staff(Role.LEADERSHIP, None))
    assert client.get(reverse("figures")).context["total_hidden"] is True


@pytest.mark.parametrize(("number", "shown"), [(4, "Færre end 5"), (5, "<strong>5</strong>")])
def test_project_page_suppresses_under_5(client, number, shown):
    project = _took_part(FYN, number)
    assert shown in client.get(project.pages.get().get_url()).content.decode()


def test_the_file_says_what_the_page_says(client):
    project = _took_part(FYN, 2)
    area = LocalArea.objects.create(name="Bolbro", municipality_id=project.municipality_id, is_exposed=False)
    project.areas.add(area)
    client.force_login(make_staff())
    url = reverse("figures_file", args=["csv"])
    lines = client.get(url).content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Opdelt efter;Hvad;Mennesker;Timer"
    assert "Lokalområde;Bolbro;2;2.0" in lines
    assert client.get(reverse("figures_file", args=["xlsx"])).status_code == 200
    assert client.get(reverse("figures_file", args=["exe"])).status_code == 404


def test_the_leaderships_file_hides_small_numbers(client):
    _took_part(FYN, 2)
    client.force_login(make_staff(Role.LEADERSHIP, None))
    lines = client.get(reverse("figures_file", args=["csv"])).content.decode("utf-8-sig").splitlines()
    assert "Politikreds;Fyns Politi;;" in lines


def test_each_session_has_its_line_the_latest_on_the_page_and_all_in_the_file(client, monkeypatch):
    monkeypatch.setitem(tables_of.__kwdefaults__, "sessions", 1)
    for number in (2, 1):
        _took_part(FYN, number, minutes=90)
    client.force_login(make_staff())
    head, lines = client.get(reverse("figures")).context["tables"][-1]
    assert (head, [line.people for line in lines]) == ("Mødegang", [1])
    text = client.get(reverse("figures_file", args=["csv"])).content.decode("utf-8-sig")
    found = [line for line in text.splitlines() if line.startswith("Mødegang;Tryghedsvandring i Bolbro, ")]
    assert [line.split(";")[2:] for line in found] == [["1", "1.5"], ["2", "3.0"]]
