"""Calendars read back by the library that others read them with."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from projects.models import Session
from projects.session_services import cancel_session
from tests.factories.follow import set_published
from tests.factories.people import COPENHAGEN, make_staff
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db
ALL = "/projekter/kalender.ics"


def events(client, path=ALL):
    """The events of a calendar, in order."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def make_session(title="Vandring", district="1465", **fields):
    project = make_project(district, **fields.pop("project", {}))
    page = publish(project)
    place = make_place(make_role(make_initiative(project, title=title)), **fields)
    return place.session, page


def test_what_is_written_reads_back(client):
    nasty = 'Kaffe, "låse"; og \\ skråstreg æøå 🚲 ' + "meget lang titel " * 4
    session, page = make_session(nasty.strip())
    Session.objects.filter(pk=session.pk).update(place="Torvet; ved, springvandet\\")
    session.initiative.description = "Første linje\nAnden linje: BEGIN:VEVENT\r\nEND:VCALENDAR"
    session.initiative.save()
    [event] = events(client)
    assert str(event["summary"]) == nasty.strip()
    assert str(event["location"]) == "Torvet; ved, springvandet\\, 5200 Odense V"
    assert str(event["description"]).replace("\r\n", "\n") == (
        "Første linje\nAnden linje: BEGIN:VEVENT\nEND:VCALENDAR\n\n"
        f"http://127.0.0.1:8000/projekter/{page.slug}/"
    )
    assert str(event["url"]).endswith(f"/projekter/{page.slug}/")
    assert (str(event["uid"]), event["sequence"]) == (f"session-{session.pk}@tryghed", 0)
    assert all(len(line) <= 75 for line in client.get(ALL).content.split(b"\r\n"))


@pytest.mark.parametrize(
    ("local", "utc"),
    [((2027, 3, 27, 17), 16), ((2027, 3, 28, 17), 15), ((2027, 10, 30, 17), 15), ((2027, 10, 31, 17), 16)],
)
def test_the_hour_is_right_on_both_sides_of_summer_time(client, local, utc):
    make_session(starts_at=datetime(*local, tzinfo=timezone.get_default_timezone()))
    [event] = events(client)
    assert event["dtstart"].dt == datetime(*local[:3], utc, tzinfo=UTC)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(hours=2)
    assert event["dtstart"].to_ical().endswith(b"Z")


def test_over_the_night_when_the_clocks_are_turned(client):
    make_session(starts_at=datetime(2027, 3, 27, 22, tzinfo=UTC), hours=6)
    [event] = events(client)
    assert event["dtend"].dt == datetime(2027, 3, 28, 4, tzinfo=UTC)
    assert timezone.localtime(event["dtend"].dt).hour == 6


def test_called_off_is_the_same_event_with_a_higher_number(client):
    session, _page = make_session()
    [before] = events(client)
    cancel_session(session=session, actor=make_staff(), reason="En privat grund")
    [after] = events(client)
    assert before["uid"] == after["uid"]
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert after["sequence"] > before["sequence"]
    assert "last-modified" not in before
    assert abs(after["last-modified"].dt - timezone.now()) < timedelta(minutes=1)
    assert str(after["summary"]) == "Aflyst: Vandring"
    assert "privat grund" not in client.get(ALL).content.decode()


def test_the_file_is_the_same_until_something_changes(client):
    make_session()
    assert client.get(ALL).content == client.get(ALL).content


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Fyn", "København"]),
        ("?postnummer=5200&km=10", ["Fyn"]),
        ("?politikreds=1470", ["København"]),
        ("?kommune=0461", ["Fyn"]),
        ("?maal=victims", ["København"]),
        ("?maal=trust&postnummer=5200&km=10", ["Fyn"]),
        ("?maal=trust&politikreds=1470", []),
        ("?q=tunnel", []),
        ("?postnummer=%00&km=x", ["Fyn", "København"]),
    ],
)
def test_the_lists_choices_narrow_it(client, query, expected):
    make_session("Fyn", project={"title": "Lys på stien"})
    session, _page = make_session("København", COPENHAGEN, project={"title": "Naboer"})
    session.initiative.project.objective = "victims"
    session.initiative.project.save()
    assert sorted(str(event["summary"]) for event in events(client, ALL + query)) == expected


def test_the_calendar_of_a_project_has_its_own_alone(client):
    _session, page = make_session("Min")
    make_session("En andens")
    assert [str(e["summary"]) for e in events(client, f"/projekter/{page.slug}/kalender.ics")] == ["Min"]
    assert client.get("/projekter/findes-ikke/kalender.ics").status_code == 404


def test_a_moved_page_keeps_its_event_and_gets_its_new_address(client):
    session, page = make_session()
    page.slug = "et-nyt-sted"
    page.save()
    [event] = events(client)
    assert str(event["uid"]) == f"session-{session.pk}@tryghed"
    assert str(event["url"]).endswith("/projekter/et-nyt-sted/")


def test_what_is_long_over_is_left_out(client):
    make_session("Gammel", starts_at=timezone.now() - timedelta(days=40))
    make_session("Nylig", starts_at=timezone.now() - timedelta(days=3))
    assert [str(event["summary"]) for event in events(client)] == ["Nylig"]


@pytest.mark.parametrize("rows", [2, 15])
def test_it_asks_the_same_of_the_database_however_many(client, rows, django_assert_max_num_queries):
    for _each in range(rows):
        make_session()
    client.get(ALL)
    with django_assert_max_num_queries(5):
        client.get(ALL)


def test_the_news_of_a_project_as_rss(client):
    session, page = make_session()
    set_published(page, days_ago=1)
    path = f"/projekter/{page.slug}/feed/"
    assert "Nyt projekt" in client.get(path).content.decode()
    cancel_session(session=session, actor=make_staff(), reason="En privat grund")
    body = client.get(path).content.decode()
    assert "<title>Aflyst</title>" in body
    assert "privat grund" not in body
    page.unpublish()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?postnummer=5200&km=5", ["Lys på stien"]),
        ("?maal=victims", ["Naboer"]),
        ("?maal=trust&postnummer=2200", []),
    ],
)
def test_the_feed_of_projects_takes_area_and_objective(client, query, expected):
    make_session(project={"title": "Lys på stien"})
    session, _page = make_session(district=COPENHAGEN, project={"title": "Naboer"})
    session.initiative.project.objective = "victims"
    session.initiative.project.save()
    body = client.get(f"/projekter/feed/{query}").content.decode()
    assert [title for title in ("Lys på stien", "Naboer") if f"<title>{title}</title>" in body] == expected
