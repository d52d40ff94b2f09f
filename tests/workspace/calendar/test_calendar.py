"""The district's calendar: month, week, agenda; what stands in it, for whom, and odd addresses."""

from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from coordination.services import sign_up
from core.holidays import holiday_name, holidays_of
from places.models import LocalArea
from projects.enums import SessionState
from projects.models import Milestone, Session
from tests.factories.courses import make_course
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish
from volunteers.training.models import CourseDay
from workspace.calendar.reading import happenings_between, month_grid, weeks_of

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 6, 16, 12, 0, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def place():
    project = make_project(title="Lys i tunnelen")
    publish(project)
    return make_place(make_role(make_initiative(project, title="Vandring")), seats=3, starts_at=NOON)


def page_of(client, user, **query):
    client.force_login(user)
    answer = client.get(reverse("calendar"), query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def text_of(tree):
    return " ".join(tree.select_one("main").get_text(" ").split())


def test_the_month_is_a_table_with_weeks_days_and_links(client, place):
    tree = page_of(client, make_staff(), visning="maaned", dag="2027-06-01")
    table = tree.select_one("table.t-month")
    assert table.caption.get_text() == "Juni 2027"
    assert next(each.get_text(strip=True) for each in table.select("thead th[scope=col]")) == "Uge"
    rows = table.select("tbody th[scope=row]")
    assert [each.get_text(strip=True) for each in rows] == ["Uge22", "Uge23", "Uge24", "Uge25", "Uge26"]
    assert rows[0].a["href"] == "?visning=uge&dag=2027-05-31"
    cell = table.find("a", string=lambda text: text and "Vandring" in text).find_parent("td")
    assert cell.select_one(".t-month__day")["href"] == "?visning=dagsorden&dag=2027-06-16"
    assert "Mangler 3" in cell.get_text()


@pytest.mark.parametrize("view", ["uge", "dagsorden", "maaned", ""])
def test_each_view_shows_it_with_who_is_missing(client, place, view):
    sign_up(person=make_volunteer().person, place=place)
    text = text_of(page_of(client, make_staff(), visning=view, dag="2027-06-16"))
    assert "Vandring" in text
    assert "Mangler 2" in text


def test_without_a_view_the_page_holds_month_and_agenda(client, place):
    tree = page_of(client, make_staff(), dag="2027-06-16")
    assert len(tree.select(".t-month__wide")) == 1
    assert len(tree.select(".t-month__phone")) == 1
    chosen = page_of(client, make_staff(), visning="maaned", dag="2027-06-16")
    assert not chosen.select(".t-month__wide, .t-month__phone")


def test_the_days_before_and_after(client, place):
    tree = page_of(client, make_staff(), visning="uge", dag="2027-01-01")
    assert "Uge 53" in text_of(tree)
    assert tree.select_one("a[rel=prev]")["href"] == "?visning=uge&dag=2026-12-21"
    assert tree.select_one("a[rel=next]")["href"] == "?visning=uge&dag=2027-01-04"


def test_courses_and_milestones_are_kinds_of_their_own(client, place):
    CourseDay.objects.create(course=make_course(), session=place.session, code="ABCD")
    project = place.session.initiative.project
    Milestone.objects.create(project=project, title="Lamperne lyser", due_on=date(2027, 6, 17))
    reader = make_staff()
    everything = text_of(page_of(client, reader, visning="uge", dag="2027-06-16"))
    assert everything.count("Kursus:") == 1
    assert "Lamperne lyser" in everything
    assert "Vandring" not in everything  # the course day stands for its session
    assert "Kursus:" not in text_of(
        page_of(client, reader, visning="uge", dag="2027-06-16", slags="milepaele")
    )


def test_what_is_called_off_says_so_and_lacks_nobody(client, place):
    Session.objects.update(state=SessionState.CANCELLED)
    text = text_of(page_of(client, make_staff(), visning="uge", dag="2027-06-16"))
    assert "Vandring" in text
    assert "aflyst" in text
    assert "Mangler" not in text


def test_another_districts_calendar_is_empty(client, place):
    Milestone.objects.create(
        project=place.session.initiative.project, title="Lamperne lyser", due_on=date(2027, 6, 17)
    )
    text = text_of(page_of(client, make_staff(district=COPENHAGEN), visning="uge", dag="2027-06-16"))
    assert "Vandring" not in text
    assert "Lamperne" not in text


def test_the_officers_own_areas_come_first_and_can_be_chosen(client, place):
    area = LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")
    project = make_project()
    project.areas.add(area)
    make_place(make_role(make_initiative(project, title="Café")), starts_at=NOON + timedelta(hours=2))
    officer = make_officer(area)
    found = happenings_between(officer, NOON.date(), NOON.date())
    assert [(each.title, each.own) for each in found] == [("Café", True), ("Vandring", False)]
    tree = page_of(client, officer, visning="uge", dag="2027-06-16", omraade=area.pk)
    assert "Vandring" not in text_of(tree)
    assert tree.select("#id_omraade option")[1].get_text() == "Skovby"


@pytest.mark.parametrize(
    "query",
    [
        {"dag": "99999-01-01"},
        {"dag": "2101-01-01"},
        {"dag": "1999-12-31"},
        {"dag": "i går"},
        {"dag": "2026-02-30"},
        {"dag": "\x00"},
        {"dag": "²"},
    ],
)
@pytest.mark.parametrize("view", ["maaned", "uge", "dagsorden", ""])
def test_a_day_we_do_not_have_is_said(client, query, view):
    assert "Den dag kender vi ikke." in text_of(page_of(client, make_staff(), visning=view, **query))


@pytest.mark.parametrize("view", ["maaned", "uge", "dagsorden"])
@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_the_edges_of_time_have_one_way_alone(client, view, day):
    tree = page_of(client, make_staff(), visning=view, dag=day)
    assert len(tree.select("a[rel=prev], a[rel=next]")) == 1


@pytest.mark.parametrize(
    "query", [{"visning": "aar"}, {"omraade": "9" * 30}, {"omraade": "x"}, {"slags": "alt"}]
)
def test_other_odd_choices_are_left_out(client, place, query):
    assert "Vandring" in text_of(page_of(client, make_staff(), dag="2027-06-16", **query))


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    role = make_role(make_initiative())
    for number in range(20):
        make_place(role, starts_at=NOON + timedelta(hours=number * 12))
    client.force_login(make_staff())
    client.get(reverse("calendar"), {"dag": "2027-06-16"})
    with django_assert_max_num_queries(14):
        client.get(reverse("calendar"), {"dag": "2027-06-16"})


@pytest.mark.parametrize("role", [Role.EDITOR, Role.LEADERSHIP, Role.ADMINISTRATOR])
def test_who_works_in_no_district_has_no_calendar(client, role):
    client.force_login(make_staff(role, None))
    assert client.get(reverse("calendar")).status_code == 404


def test_month_grid_holds_whole_weeks():
    assert month_grid(date(2027, 6, 16)) == (date(2027, 5, 31), date(2027, 7, 4))
    assert month_grid(date(2027, 2, 1)) == (date(2027, 2, 1), date(2027, 2, 28))
    assert [week.number for week in weeks_of(date(2027, 1, 5), [])] == [53, 1, 2, 3, 4]


def test_danish_holidays():
    assert sorted(day.isoformat() for day in holidays_of(2027)) == [
        "2027-01-01",
        "2027-03-25",
        "2027-03-26",
        "2027-03-28",
        "2027-03-29",
        "2027-05-06",
        "2027-05-16",
        "2027-05-17",
        "2027-12-25",
        "2027-12-26",
    ]
    assert (holiday_name(date(2023, 5, 5)), holiday_name(date(2024, 4, 26))) == ("Store bededag", "")
