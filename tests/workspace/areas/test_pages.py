"""The list of areas and the area card."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AccessEntry, AreaDuty
from coordination.services import sign_up
from core.registries import Panel, area_panels
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_application, make_officer, make_staff, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461", is_exposed=True)


def row_of(client, area):
    tree = BeautifulSoup(client.get(reverse("area_list")).content, "html.parser")
    link = tree.select_one(f'a[href="{reverse("area_card", args=[area.pk])}"]')
    return " ".join(link.find_parent("tr").get_text(" ").split())


def card(client, user, area):
    client.force_login(user)
    return client.get(reverse("area_card", args=[area.pk])).content.decode()


def test_the_list_says_who_has_it_and_how_many_live_there(client, area):
    client.force_login(make_staff())
    assert row_of(client, area) == "Skovby Særligt udsat boligområde ingen ansvarlig – 0"
    contact, deputy = make_officer(area), make_officer(area)
    AreaDuty.objects.filter(user=deputy).update(ends_on=timezone.localdate())
    make_volunteer(area=area)
    text = row_of(client, area)
    assert contact.get_full_name() in text
    assert deputy.get_full_name() in text
    assert "til og med" in text
    assert text.endswith(" 1")


def test_the_officers_own_area_is_marked(client, area):
    client.force_login(make_officer(area))
    assert "Skovby Dit Særligt" in row_of(client, area)


def test_the_list_asks_as_much_for_many_areas(client, django_assert_max_num_queries):
    client.force_login(make_staff())
    for number in range(30):
        make_officer(LocalArea.objects.create(name=f"B{number}", slug=f"b{number}", municipality_id="0461"))
    client.get(reverse("area_list"))
    with django_assert_max_num_queries(11):
        client.get(reverse("area_list"))


def test_areas_of_other_districts_are_not_there(client, area):
    client.force_login(make_staff(district=COPENHAGEN))
    assert "Skovby" not in client.get(reverse("area_list")).content.decode()
    assert client.get(reverse("area_card", args=[area.pk])).status_code == 404


def test_names_are_for_the_officer_of_the_area(client, area):
    volunteer = make_volunteer(area=area, first_name="Yasmin", last_name="Nør")
    make_volunteer(area=area, first_name="Amal", last_name="Idris", is_protected=True, alias="Solsorten")
    own = card(client, make_officer(area), area)
    assert "Yasmin Nør" in own
    assert AccessEntry.objects.get().query == reverse("area_card", args=[area.pk])
    for reader in (make_staff(), make_staff(Role.CONTACT_OFFICER)):
        page = card(client, reader, area)
        assert "Her bor 2 ambassadører." in page
        assert "Yasmin" not in page
        assert "Amal" not in page
        assert f"area={area.pk}" in page
    client.force_login(make_staff())
    listed = client.get(reverse("ambassador_list"), {"omraade": area.pk}).content.decode()
    assert volunteer.person.get_full_name() in listed


def test_initiatives_and_sessions_with_who_is_missing(client, area):
    project = make_project()
    project.areas.add(area)
    publish(project)
    place = make_place(make_role(make_initiative(project, title="Vandring i Skovby")), seats=3)
    sign_up(person=make_volunteer().person, place=place)
    page = card(client, make_staff(), area)
    assert page.count("Vandring i Skovby") == 2
    assert "Mangler 2" in page


def test_what_is_open_is_for_those_who_work_there(client, area):
    make_application(area=area)
    for reader, shown in (
        (make_staff(), True),
        (make_officer(area), True),
        (make_staff(Role.CONTACT_OFFICER), False),
    ):
        assert ("1 ansøgning" in card(client, reader, area)) is shown


def test_history_stays(client, area):
    gone = make_officer(area)
    AreaDuty.objects.update(ends_on=timezone.localdate() - timedelta(days=2))
    page = card(client, make_staff(), area)
    assert "Ingen har ansvar for området." in page
    assert gone.get_full_name() in page.split("Tidligere")[-1]


def test_a_room_above_hangs_up_a_panel(client, area, monkeypatch):
    monkeypatch.setattr(area_panels, "_entries", {})
    template = "projects/workspace/area_panel.html"
    area_panels.register(
        "pulse", lambda request, subject: Panel(template, {"initiatives": []}) if subject == area else None
    )
    tree = BeautifulSoup(card(client, make_staff(), area), "html.parser")
    assert [each.get_text(strip=True) for each in tree.select("h2")][-1] == "Initiativer"


def test_the_card_asks_as_much_for_many(client, area, django_assert_max_num_queries):
    project = make_project()
    project.areas.add(area)
    role = make_role(make_initiative(project))
    for number in range(12):
        make_place(role, starts_at=timezone.now() + timedelta(days=number + 1))
        make_volunteer(area=area)
    client.force_login(make_officer(area))
    client.get(reverse("area_card", args=[area.pk]))
    with django_assert_max_num_queries(24):
        client.get(reverse("area_card", args=[area.pk]))


def test_naming_and_ending_by_the_page(client, area):
    officer = make_staff(Role.CONTACT_OFFICER)
    client.force_login(make_staff())
    data = {"kind": "contact", "user": officer.pk, "starts_on": timezone.localdate().isoformat()}
    client.post(reverse("area_duty", args=[area.pk]), data)
    duty = area.duties.get()
    assert duty.user == officer
    answer = client.post(reverse("area_duty", args=[area.pk]), {**data, "starts_on": "i morgen"})
    assert "2026-12-01" in answer.content.decode()
    client.post(reverse("area_duty_end", args=[area.pk, duty.pk]))
    assert area.duties.get().ends_on == timezone.localdate()
    assert client.post(reverse("area_duty_end", args=[area.pk, 10**6])).status_code == 404


def test_an_officer_names_nobody(client, area):
    officer = make_officer(area)
    client.force_login(officer)
    assert client.post(reverse("area_duty", args=[area.pk]), {}).status_code == 403
    assert client.post(reverse("area_duty_end", args=[area.pk, area.duties.get().pk])).status_code == 403
    assert client.post(reverse("area_take_back", args=[area.pk])).status_code == 403
