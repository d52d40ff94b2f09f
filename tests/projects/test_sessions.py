"""Sessions: one or a series, changed one by one or together, on a Danish clock."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coordination.enums import AttendanceState
from coordination.errors import SeatsTakenError
from coordination.services import join_waiting_list, sign_up
from core.errors import NotAllowedError
from projects import session_services as services
from projects.clock import moment, span
from projects.errors import (
    NoSuchHourError,
    PlaceUsedError,
    SeriesEmptyError,
    SeriesTooLongError,
    SessionGoneError,
)
from projects.models import Session, SessionPlace
from projects.series import MOST, days_of, rule_of
from tests.factories.people import COPENHAGEN, make_staff, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past

pytestmark = pytest.mark.django_db
TUESDAY = date(2027, 3, 2)


@pytest.fixture
def role():
    return make_role()


def data_at(role, day, starts=time(17), ends=time(19), seats=2, **more):
    begin, end = span(day, starts, ends)
    return services.SessionData(
        begin, end, "Skolen", role.initiative.project.postal_code, {role: seats}, more
    )


def make_series(role, repeat="weekly", weeks=4, day=TUESDAY, **more):
    return services.add_series(
        initiative=role.initiative,
        actor=make_staff(),
        data=data_at(role, day),
        repeat=repeat,
        last=day + timedelta(weeks=weeks - 1),
        **more,
    )


def days(sessions):
    return [timezone.localdate(session.starts_at).isoformat() for session in sessions]


@pytest.mark.parametrize(
    ("repeat", "first", "rule"),
    [
        ("weekly", TUESDAY, "FREQ=WEEKLY;INTERVAL=1"),
        ("biweekly", TUESDAY, "FREQ=WEEKLY;INTERVAL=2"),
        ("monthly", TUESDAY, "FREQ=MONTHLY;BYDAY=1TU"),
        ("monthly", date(2027, 3, 30), "FREQ=MONTHLY;BYDAY=-1TU"),
    ],
)
def test_rules_of_the_standard(repeat, first, rule):
    assert rule_of(repeat, first) == rule


def test_monthly_is_the_same_weekday():
    found = days_of(rule_of("monthly", date(2027, 1, 30)), date(2027, 1, 30), date(2027, 4, 30))
    assert [day.isoformat() for day in found] == ["2027-01-30", "2027-02-27", "2027-03-27", "2027-04-24"]


def test_a_series_keeps_its_hour_over_the_change_of_the_clock(role):
    sessions = make_series(role, weeks=5)
    assert days(sessions) == ["2027-03-02", "2027-03-09", "2027-03-16", "2027-03-23", "2027-03-30"]
    assert {timezone.localtime(session.starts_at).time() for session in sessions} == {time(17)}
    assert {(session.ends_at - session.starts_at) for session in sessions} == {timedelta(hours=2)}
    assert SessionPlace.objects.filter(role=role, seats=2).count() == 5


def test_holidays_are_left_out(role):
    from core.holidays import holiday_name

    thursday = date(2027, 3, 18)  # the week after is Skærtorsdag
    sessions = make_series(role, day=thursday, weeks=3, skip=holiday_name)
    assert days(sessions) == ["2027-03-18", "2027-04-01"]
    assert sessions[0].series.skip_holidays


def test_a_series_of_a_thousand_is_refused_whole(role):
    with pytest.raises(SeriesTooLongError):
        make_series(role, weeks=1000)
    assert Session.objects.count() == 0
    assert len(days_of(rule_of("weekly", TUESDAY), TUESDAY, TUESDAY + timedelta(weeks=MOST - 1))) == MOST


def test_a_series_without_a_day_is_refused(role):
    with pytest.raises(SeriesEmptyError):
        make_series(role, weeks=2, skip=lambda day: True)


def test_more_days_are_added_without_doubles(role):
    sessions, actor = make_series(role, weeks=2), make_staff()
    series = sessions[0].series
    more = services.extend_series(series=series, actor=actor, last=TUESDAY + timedelta(weeks=3))
    assert days(more) == ["2027-03-16", "2027-03-23"]
    with pytest.raises(SeriesEmptyError):
        services.extend_series(series=series, actor=actor, last=TUESDAY + timedelta(weeks=3))
    with pytest.raises(NotAllowedError):
        services.extend_series(series=series, actor=make_staff(district=COPENHAGEN), last=TUESDAY)
    assert series.sessions.count() == 4


def change(session, data, following=False, actor=None):
    return services.change_session(
        session=session, actor=actor or make_staff(), data=data, following=following
    )


def test_one_session_of_a_series_is_changed(role):
    sessions = make_series(role)
    change(sessions[1], data_at(role, date(2027, 3, 10), time(18), time(20)))
    rows = Session.objects.order_by("series_on")
    assert days(rows) == ["2027-03-02", "2027-03-10", "2027-03-16", "2027-03-23"]
    assert [timezone.localtime(row.starts_at).hour for row in rows] == [17, 18, 17, 17]


def test_those_that_follow_change_with_it(role):
    sessions = make_series(role)
    changed = change(sessions[1], data_at(role, date(2027, 3, 10), time(18), time(20), seats=5), True)
    rows = Session.objects.order_by("series_on")
    assert len(changed) == 3
    assert days(rows) == ["2027-03-02", "2027-03-10", "2027-03-17", "2027-03-24"]
    assert [row.places.get().seats for row in rows] == [2, 5, 5, 5]


def test_a_change_reaches_who_is_signed_up_and_who_waits(role, post):
    place = make_place(role, seats=1)
    row = sign_up(person=make_volunteer().person, place=place)
    [waiting] = join_waiting_list(people=[make_volunteer().person], place=place, actor=None)
    day = timezone.localdate() + timedelta(days=20)
    change(place.session, data_at(role, day, seats=2))
    for each in (row, waiting):
        each.refresh_from_db()
        assert timezone.localdate(each.starts_at) == day
    assert waiting.state == AttendanceState.OFFERED
    subjects = [letter.subject for letter in post() if letter.to == [row.person.email]]
    assert subjects[-1] == "Ændret: Tryghedsvandring i Bolbro"


def test_fewer_seats_than_people_is_refused_and_nothing_changes(role):
    place = make_place(role, seats=2)
    for _ in range(2):
        sign_up(person=make_volunteer().person, place=place)
    before = place.session.starts_at
    with pytest.raises(SeatsTakenError):
        change(place.session, data_at(role, TUESDAY, seats=1))
    place.session.refresh_from_db()
    assert place.session.starts_at == before


def test_seats_close_ranks_when_there_are_fewer(role):
    place = make_place(role, seats=3)
    rows = [sign_up(person=make_volunteer().person, place=place) for _ in range(3)]
    from coordination.services import cancel_sign_up

    cancel_sign_up(attendance=rows[0], person=rows[0].person)
    change(place.session, data_at(role, timezone.localdate() + timedelta(days=9), seats=2))
    assert sorted(place.attendances.seated().values_list("seat", flat=True)) == [1, 2]


def test_a_role_people_have_can_not_leave_the_session(role):
    other = make_role(role.initiative)
    place = make_place(role)
    sign_up(person=make_volunteer().person, place=place)
    with pytest.raises(PlaceUsedError):
        change(place.session, data_at(other, TUESDAY))


def test_what_is_over_stays_as_it_was(role):
    place = make_place(role)
    move_to_past(place)
    with pytest.raises(SessionGoneError):
        change(place.session, data_at(role, TUESDAY))
    with pytest.raises(NotAllowedError):
        change(make_place(role).session, data_at(role, TUESDAY), actor=make_staff(district=COPENHAGEN))


def test_calling_off_those_that_follow(role):
    sessions = make_series(role)
    services.cancel_session(session=sessions[2], actor=make_staff(), reason="Storm", following=True)
    states = [row.state for row in Session.objects.order_by("series_on")]
    assert states == ["planned", "planned", "cancelled", "cancelled"]


def test_hours_that_spring_skips_do_not_exist():
    with pytest.raises(NoSuchHourError):
        moment(date(2027, 3, 28), time(2, 30))
    assert moment(date(2027, 10, 31), time(2, 30)).fold == 0


def test_a_night_walk_ends_on_the_next_day():
    start, end = span(TUESDAY, time(22), time(1))
    assert (end - start, timezone.localdate(end)) == (timedelta(hours=3), date(2027, 3, 3))


def form_data(role, **changes):
    return {
        "day": (timezone.localdate() + timedelta(days=7)).isoformat(),
        "starts": "17:00",
        "ends": "19:00",
        "place": "Skolen",
        "postal_code": "5200",
        "sign_up": "instant",
        f"seats_{role.pk}": "2",
        **changes,
    }


@pytest.fixture
def desk(client):
    client.force_login(make_staff())
    return client


def post_new(desk, role, **changes):
    return desk.post(reverse("session_create", args=[role.initiative_id]), form_data(role, **changes))


def test_a_series_is_made_from_the_form(desk, role):
    last = (timezone.localdate() + timedelta(days=21)).isoformat()
    response = post_new(desk, role, repeat="weekly", last_day=last)
    assert response.status_code == 302
    assert Session.objects.count() == 3
    page = desk.get(reverse("initiative_detail", args=[role.initiative_id])).content.decode()
    assert "Flere dage" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ends": "17:00"}, "Mødegangen skal slutte, efter at den begynder."),
        ({"day": "2020-01-01"}, "Vælg en dag og et tidspunkt, der ligger fremme i tiden."),
        ({"day": "2028-03-26", "starts": "02:30"}, "Det tidspunkt findes ikke"),
        ({"repeat": "weekly"}, "Vælg en sidste dag efter den første."),
        ({"repeat": "weekly", "last_day": "2090-01-01"}, "En række har højst 104 mødegange"),
        ({"flexible": "on"}, "Vælg en sidste dag efter den første."),
        ({"opens_at": "2027-01-02T10:00", "closes_at": "2027-01-01T10:00"}, "Tilmeldingen skal lukke, efter"),
        ({"late_hours": "-1"}, "0"),
        ({"postal_code": "0000"}, "postnummer"),
    ],
)
def test_bad_input_is_answered_and_what_was_typed_stays(desk, role, changes, said):
    response = post_new(desk, role, **changes)
    page = response.content.decode()
    assert response.status_code == 200
    assert said in page
    assert 'value="Skolen"' in page
    assert Session.objects.count() == 0


def test_a_task_without_fixed_time(desk, role):
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    assert post_new(desk, role, flexible="on", until_day=until).status_code == 302
    [session] = Session.objects.all()
    assert (session.flexible, timezone.localdate(session.ends_at).isoformat()) == (True, until)


def test_the_form_of_a_change_shows_what_is(desk, role):
    [session, *_rest] = make_series(role)
    url = reverse("session_change", args=[session.pk])
    page = desk.get(url).content.decode()
    assert 'value="2027-03-02"' in page
    assert "Denne og alle de følgende i rækken" in page
    data = form_data(role, day="2027-03-03", scope="following", place="Biblioteket")
    assert desk.post(url, data).status_code == 302
    assert days(Session.objects.order_by("series_on"))[0] == "2027-03-03"
    assert set(Session.objects.values_list("place", flat=True)) == {"Biblioteket"}


def test_called_off_for_the_weather_in_one_action(desk, role, post):
    place = make_place(role)
    row = sign_up(person=make_volunteer().person, place=place)
    post().clear()
    url = reverse("session_cancel", args=[place.session_id])
    assert desk.post(url, {"why": "other"}).status_code == 200
    assert desk.post(url, {"why": "weather"}).status_code == 302
    [letter] = post()
    assert letter.to == [row.person.email]
    assert "Vejret" in letter.body


def test_a_series_grows_from_the_form(desk, role):
    [session, *_rest] = make_series(role, weeks=2)
    url = reverse("series_extend", args=[session.pk])
    assert desk.post(url, {"last_day": "2027-03-16"}).status_code == 302
    assert Session.objects.count() == 3
    assert "Der er ingen dag i den række" in desk.post(url, {"last_day": "2027-03-16"}).content.decode()
    lone = make_place(role).session
    assert desk.get(reverse("series_extend", args=[lone.pk])).status_code == 404


@pytest.mark.parametrize("name", ["initiative_change", "role_change"])
def test_words_are_changed_and_noted(desk, role, name):
    subject = role.initiative if name == "initiative_change" else role
    values = {
        "title": "Nyt navn",
        "kind": "walk",
        "description": "Sådan",
        "insurance": "Kommunen",
        "contact": "Vagten",
        "number": "4",
        "you_do": "Går",
        "you_never_do": "Løber",
    }
    assert desk.post(reverse(name, args=[subject.pk]), values).status_code == 302
    subject.refresh_from_db()
    assert subject.title == "Nyt navn"
    assert desk.post(reverse(name, args=[subject.pk]), {**values, "title": "010190-1234"}).status_code == 200
