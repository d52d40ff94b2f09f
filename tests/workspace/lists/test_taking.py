"""Lists as files and on paper (DOMAIN rules 4 and 6)."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from accounts.enums import AccessKind
from accounts.models import AccessEntry
from coordination.models import Assignment
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_application, make_officer, make_staff, make_volunteer
from tests.factories.work import make_initiative, make_role
from workspace.lists.files import harmless

pytestmark = pytest.mark.django_db
COLUMNS = ["place", "since", "email", "phone"]


@pytest.fixture
def staff(client):
    """A coordinator who is logged in."""
    user = make_staff()
    client.force_login(user)
    return user


def take(client, name="ambassadoerer", kind="csv", columns=COLUMNS, query="", **data):
    """Ask for the list in that form."""
    data = {"purpose": "contact", "kind": kind, "columns": columns, **data}
    return client.post(reverse("list_take", args=[name]) + query, data)


def rows_of(response):
    """The cells of a CSV file without its heading."""
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))[1:]


def test_get_asks_and_writes_nothing(client, staff):
    make_volunteer(is_protected=True)
    make_volunteer()
    page = client.get(reverse("list_take", args=["ambassadoerer"]))
    assert (page.context["number"], page.context["hidden"]) == (2, 1)
    assert not AccessEntry.objects.exists()


@pytest.mark.parametrize("purpose", ["", "idea", "application", "nonsense"])
def test_without_a_purpose_that_fits_there_is_no_file(client, staff, purpose):
    make_volunteer()
    page = take(client, purpose=purpose)
    assert page.context["form"].errors.keys() == {"purpose"}
    assert not AccessEntry.objects.exists()


def test_csv_begins_with_a_mark_for_excel_and_has_readable_dates(client, staff):
    volunteer = make_volunteer(first_name="Åse", last_name="Øst", phone="+4520304050")
    response = take(client)
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "no-store" in response["Cache-Control"]
    with translation.override("da"):
        place = str(volunteer.person.profile.postal_code)
    day = volunteer.since.strftime("%d-%m-%Y")
    assert rows_of(response) == [["Åse Øst", place, day, volunteer.person.email, "20 30 40 50"]]


def test_xlsx_has_the_same_with_real_dates(client, staff):
    volunteer = make_volunteer(first_name="Åse", last_name="Øst")
    book = load_workbook(BytesIO(take(client, kind="xlsx").content))
    head, row = book.active.iter_rows(values_only=True)
    assert (len(head), row[0], row[2].date(), row[3]) == (
        5,
        "Åse Øst",
        volunteer.since,
        volunteer.person.email,
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_file_has_a_protected_person(client, staff, kind):
    named = make_volunteer(first_name="Bo", last_name="Ek")
    hidden = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsort")
    content = take(client, kind=kind).content
    if kind == "xlsx":
        cells = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
        content = str(list(cells)).encode()
    assert b"Bo Ek" in content
    for word in ("Amal", "Idris", "Solsort", hidden.person.email):
        assert word.encode() not in content
    about = AccessEntry.objects.filter(kind=AccessKind.EXPORTED)
    assert set(about.values_list("person", flat=True)) == {named.person_id, None}


def test_a_contact_officer_takes_no_other_areas_contact_along(client):
    areas = LocalArea.objects.filter(municipality="0461").order_by("pk")[:2]
    own = make_volunteer(area=areas[0], first_name="Torben", last_name="Skov")
    other = make_volunteer(area=areas[1], first_name="Yasmin", alias="Lygten", phone="+4520304050")
    client.force_login(make_officer(areas[0]))
    rows = {row[0]: row[3:] for row in rows_of(take(client))}
    assert rows == {"Torben Skov": [own.person.email, ""], "Lygten": ["", ""]}
    assert other.person.email not in take(client, kind="paper").content.decode()


def test_nobody_of_another_district_comes_along(client, staff):
    make_volunteer(COPENHAGEN)
    assert rows_of(take(client, query="?state=active")) == []


def test_only_what_the_filters_find_in_the_order_of_the_list(client, staff):
    for name in ("Bo", "Aia", "Cai"):
        make_volunteer(first_name=name, last_name="Ek")
    paused = make_volunteer(first_name="Dea")
    type(paused).objects.filter(pk=paused.pk).update(state="paused")
    rows = rows_of(take(client, query="?state=active&sort=-name"))
    assert [row[0] for row in rows] == ["Cai Ek", "Bo Ek", "Aia Ek"]


def test_each_person_can_read_that_they_came_along(client, staff):
    people = [make_volunteer().person for _ in range(3)]
    take(client)
    for person in people:
        entry = AccessEntry.objects.get(person=person)
        assert (entry.kind, entry.purpose, entry.actor, entry.district_id) == (
            "exported",
            "contact",
            staff,
            "1465",
        )
    listed = AccessEntry.objects.get(person=None)
    assert (listed.kind, listed.query) == ("exported", "/koordinator/ambassadoerer/?")


def test_paper_calls_a_protected_person_by_the_alias_even_to_who_sees_the_name(client):
    area = LocalArea.objects.filter(municipality="0461").first()
    hidden = make_volunteer(area=area, first_name="Amal", is_protected=True, alias="Solsort")
    client.force_login(make_officer(area))
    assert "Amal" in client.get(reverse("ambassador_list")).content.decode()
    page = take(client, kind="paper").content.decode()
    assert "Solsort" in page
    for word in ("Amal", hidden.person.email):
        assert word not in page
    assert AccessEntry.objects.get(person=hidden.person).kind == AccessKind.PRINTED


def test_those_who_are_asked_come_without_the_protected(client, staff):
    role = make_role(title="Gå med")
    for fields in ({"first_name": "Bo", "last_name": "Ek"}, {"first_name": "Amal", "is_protected": True}):
        Assignment.objects.create(person=make_volunteer(**fields).person, role=role, state="declined")
    rows = rows_of(take(client, "tilknytninger", columns=["role"]))
    assert rows == [["Bo Ek", "Gå med"]]


def test_applications_are_taken_for_their_own_purpose(client, staff):
    application = make_application(first_name="Bo", last_name="Ek")
    rows = rows_of(take(client, "ansoegninger", columns=["email"], purpose="application"))
    assert rows == [["Bo Ek", application.person.email]]


@pytest.mark.parametrize("name", ["initiativer", "roller", "moedegange"])
def test_work_is_about_nobody_and_asks_for_no_purpose(client, staff, name):
    make_role(make_initiative(title="=1+1"), title="=1+1")
    assert "purpose" not in client.get(reverse("list_take", args=[name])).context["form"].fields
    response = take(client, name, columns=[])
    assert response.status_code == 200
    assert all(row == ["'=1+1"] for row in rows_of(response))
    assert not AccessEntry.objects.exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_no_cell_can_hold_stops_no_file(client, staff, kind):
    make_volunteer(first_name="A\x0bB", last_name="Ek")
    content = take(client, kind=kind).content
    cells = load_workbook(BytesIO(content)).active.iter_rows(values_only=True) if kind == "xlsx" else ()
    assert ("AB Ek" in [row[0] for row in cells]) if kind == "xlsx" else b"AB Ek" in content


@pytest.mark.parametrize(
    "begins", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "  =", "\N{NO-BREAK SPACE}=", "＝", "＠"]
)
def test_no_cell_is_a_formula(begins):
    assert harmless(f"{begins}1+1") == f"'{begins}1+1"


@pytest.mark.parametrize("text", ["", "Bo", "20 30 40 50", "a=1", "–"])
def test_other_cells_stay_as_they_are(text):
    assert harmless(text) == text


@pytest.mark.parametrize("kind", ["csv", "xlsx", "paper"])
def test_queries_dont_grow_with_the_rows(client, staff, kind):
    columns = [*COLUMNS, "tags", "words"]
    counts = []
    for more in (3, 30):
        for _ in range(more):
            make_volunteer(signed=False)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            take(client, kind=kind, columns=columns)
        counts.append(len(queries))
    assert counts[0] == counts[1]
