"""Series and changes that meet something odd: windows, moved series, two people at once, many letters."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import join_waiting_list, sign_up
from core.errors import NotAllowedError, TransitionError
from projects import session_services as services
from projects.clock import span
from projects.errors import SessionGoneError, SessionTouchedError
from projects.models import Session
from tests.factories.people import COPENHAGEN, make_staff, make_volunteer
from tests.factories.work import make_place, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    return make_role()


@pytest.fixture
def monday():
    """A Monday that lies ahead."""
    today = timezone.localdate()
    return today + timedelta(days=14 - today.weekday())


def data_at(role, day, starts=time(17), ends=time(19), seats=2, **more):
    begin, end = span(day, starts, ends)
    return services.SessionData(
        begin, end, "Skolen", role.initiative.project.postal_code, {role: seats}, more
    )


def make_series(role, day, weeks=3, **more):
    return services.add_series(
        initiative=role.initiative,
        actor=make_staff(),
        data=data_at(role, day, **more),
        repeat="weekly",
        last=day + timedelta(weeks=weeks - 1),
    )


def change(session, data, **more):
    return services.change_session(session=session, actor=make_staff(), data=data, **more)


def days(sessions):
    return [timezone.localdate(session.starts_at) for session in sessions]


def weeks_from(day, number):
    return [day + timedelta(weeks=week) for week in range(number)]


def test_each_of_a_series_closes_as_many_days_before_as_the_first(role, monday):
    close = span(monday - timedelta(days=2), time(12), time(13))[0]
    sessions = make_series(role, monday, closes_at=close)
    assert [timezone.localdate(each.closes_at) for each in sessions] == weeks_from(
        monday - timedelta(days=2), 3
    )
    more = services.extend_series(
        series=sessions[0].series, actor=make_staff(), last=monday + timedelta(weeks=3)
    )
    assert [timezone.localdate(each.closes_at) for each in more] == [monday + timedelta(weeks=3, days=-2)]


def test_a_series_that_was_moved_grows_where_it_is_now(role, monday):
    sessions = make_series(role, monday)
    tuesday = monday + timedelta(days=1)
    change(sessions[1], data_at(role, tuesday + timedelta(weeks=1)), following=True)
    more = services.extend_series(
        series=sessions[0].series, actor=make_staff(), last=tuesday + timedelta(weeks=4)
    )
    assert days(more) == [tuesday + timedelta(weeks=3), tuesday + timedelta(weeks=4)]


def test_a_last_day_that_was_moved_alone_moves_nothing_else(role, monday):
    sessions = make_series(role, monday)
    change(sessions[2], data_at(role, monday + timedelta(weeks=2, days=3)))
    more = services.extend_series(
        series=sessions[0].series, actor=make_staff(), last=monday + timedelta(weeks=3)
    )
    assert days(more) == [monday + timedelta(weeks=3)]


@pytest.mark.parametrize("weeks", [1, -1])
def test_nobody_loses_a_place_to_their_own_series_when_it_moves_by_a_week(role, monday, weeks, post):
    first = monday + timedelta(weeks=1)
    sessions = make_series(role, first)
    person = make_volunteer().person
    for session in sessions:
        sign_up(person=person, place=session.places.get())
    post().clear()
    change(sessions[0], data_at(role, first + timedelta(weeks=weeks)), following=True)
    rows = Attendance.objects.filter(person=person)
    assert {row.state for row in rows} == {AttendanceState.SIGNED_UP}
    assert days(rows) == weeks_from(first + timedelta(weeks=weeks), 3)
    [letter] = post()
    assert letter.subject == "Ændret: Tryghedsvandring i Bolbro"
    assert letter.body.count("Skolen") == 3


def test_calling_off_a_series_is_one_letter_to_each(role, monday, post):
    sessions = make_series(role, monday)
    regular, once = make_volunteer().person, make_volunteer().person
    for session in sessions:
        sign_up(person=regular, place=session.places.get())
    sign_up(person=once, place=sessions[1].places.get())
    post().clear()
    services.cancel_session(session=sessions[0], actor=make_staff(), reason="Storm", following=True)
    letters = {letter.to[0]: letter for letter in post()}
    assert len(letters) == len(post()) == 2
    assert letters[regular.email].body.count("kl.\xa017") == 3
    assert letters[once.email].body.count("kl.\xa017") == 1
    assert all("Storm" in letter.body for letter in letters.values())


def test_a_letter_of_a_long_series_names_the_first_days(role, monday, post):
    sessions = make_series(role, monday, weeks=23)
    person = make_volunteer().person
    for session in sessions:
        sign_up(person=person, place=session.places.get())
    post().clear()
    services.cancel_session(session=sessions[0], actor=make_staff(), reason="Storm", following=True)
    [letter] = post()
    assert letter.body.count("kl.\xa017") == 20
    assert "Og 3 mere." in letter.body


def test_moved_there_and_back_is_said_each_time(role, monday, post):
    place = make_place(role)
    sign_up(person=make_volunteer().person, place=place)
    session = Session.objects.get(pk=place.session_id)
    post().clear()
    for day in (0, 1, 0, 1):
        change(session, data_at(role, monday + timedelta(days=day)))
    assert len(post()) == 4


def test_who_waits_is_not_told_of_a_place(role, monday, post):
    place = make_place(role, seats=1)
    sign_up(person=make_volunteer().person, place=place)
    waiting = make_volunteer().person
    join_waiting_list(people=[waiting], place=place, actor=None)
    post().clear()
    change(place.session, data_at(role, monday, seats=1))
    [letter] = [each for each in post() if each.to == [waiting.email]]
    assert "Din plads er stadig din" not in letter.body
    assert "Du har ikke en plads endnu" in letter.body


def test_a_fixed_time_instead_of_none_counts_as_moved(role, monday):
    tuesday = monday + timedelta(days=1)
    begin, end = span(monday, time(22), time(2))
    place = make_place(role, starts_at=begin, hours=4, flexible=True)
    row = sign_up(person=make_volunteer().person, place=place)
    assert timezone.localdate(end) == tuesday
    change(place.session, data_at(role, monday, time(22), time(2), flexible=False))
    row.refresh_from_db()
    assert row.flexible is False


def test_two_coordinators_do_not_undo_each_others_changes(client, role, monday):
    place = make_place(role)
    session, seen = place.session, services.mark_of(place.session)
    client.force_login(make_staff())
    url = reverse("session_change", args=[session.pk])
    assert f'value="{seen}"' in client.get(url).content.decode()
    change(session, data_at(role, monday, seats=5))
    with pytest.raises(SessionTouchedError):
        change(session, data_at(role, monday + timedelta(days=1)), seen=seen)
    values = {
        "day": monday.isoformat(),
        "starts": "17:00",
        "ends": "19:00",
        "place": "Biblioteket",
        "postal_code": "5200",
        "sign_up": "instant",
        f"seats_{role.pk}": "2",
        "seen": seen,
    }
    page = client.post(url, values)
    assert (page.status_code, "En anden har ændret mødegangen" in page.content.decode()) == (200, True)
    session.refresh_from_db()
    assert (session.place, session.places.get().seats) == ("Skolen", 5)
    assert client.post(url, {**values, "seen": services.mark_of(session)}).status_code == 302


def test_one_that_is_called_off_does_not_drag_the_others_along(role, monday):
    sessions = make_series(role, monday)
    services.cancel_session(session=sessions[0], actor=make_staff(), reason="Storm")
    with pytest.raises(SessionGoneError):
        change(sessions[0], data_at(role, monday + timedelta(days=1)), following=True)
    with pytest.raises(TransitionError):
        services.cancel_session(session=sessions[0], actor=make_staff(), reason="Storm", following=True)
    assert days(Session.objects.order_by("pk")) == weeks_from(monday, 3)


def test_another_district_calls_nothing_off(role):
    session = make_place(role).session
    with pytest.raises(NotAllowedError):
        services.cancel_session(session=session, actor=make_staff(district=COPENHAGEN), reason="Storm")
    session.refresh_from_db()
    assert session.state == "planned"


@pytest.mark.parametrize(
    "values",
    [
        {"day": "0001-01-01"},
        {"day": "9999-12-31", "ends": "01:00"},
        {"flexible": "on", "until_day": "9999-12-31"},
        {"opens_at": "0001-01-01T00:00"},
        {"closes_at": "9999-12-31T23:59"},
    ],
)
def test_years_that_are_a_slip_of_the_finger(client, role, monday, values):
    client.force_login(make_staff())
    form = {
        "day": monday.isoformat(),
        "starts": "17:00",
        "ends": "19:00",
        "place": "Skolen",
        "postal_code": "5200",
        f"seats_{role.pk}": "2",
        **values,
    }
    page = client.post(reverse("session_create", args=[role.initiative_id]), form)
    assert page.status_code == 200
    assert "Se efter, om årstallet er rigtigt" in page.content.decode()
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [
        (time(23), time(4), {date(2027, 3, 20): 5, date(2027, 3, 27): 4, date(2027, 10, 30): 6}),
    ],
)
def test_a_night_keeps_its_clock_and_has_its_real_length(role, starts, ends, hours):
    for day, length in hours.items():
        begin, end = data_at(role, date(2027, 3, 13), starts, ends).on(day), None
        end = begin.ends_at.astimezone(timezone.get_fixed_timezone(0))
        assert end - begin.starts_at.astimezone(timezone.get_fixed_timezone(0)) == timedelta(hours=length)
        assert timezone.localtime(end).time() == ends
