"""What comes of a check-in: each way to get it wrong has its answer, and the log can't be changed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.models import User
from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.errors import NonceTakenError
from coordination.checkin.judging import Tap, minutes_there
from coordination.checkin.models import CheckIn
from coordination.checkin.services import check_in, kept_until, note_failure
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import cancel_sign_up, sign_up
from core.errors import NotAllowedError
from projects.models import Session
from projects.session_services import cancel_session
from tests.at_once import all_at_once
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_user, make_volunteer
from tests.factories.work import make_place

pytestmark = pytest.mark.django_db


def running(place, *, began=timedelta(minutes=20)):
    """The session began a little while ago, whatever was signed up before."""
    start = timezone.now() - began
    end = start + timedelta(hours=2)
    Session.objects.filter(pk=place.session_id).update(starts_at=start, ends_at=end)
    place.attendances.update(starts_at=start, ends_at=end)
    place.session.refresh_from_db()
    return place.session


def seated(began=timedelta(minutes=20)):
    """An ambassador with a seat at a session that runs."""
    place, person = make_place(), make_volunteer().person
    row = sign_up(person=person, place=place)
    running(place, began=began)
    return Attendance.objects.select_related("session", "person", "place").get(pk=row.pk)


def tap(kind=Kind.IN, *, at=None, nonce="", way=Way.LIST):
    return Tap(kind, way, at or timezone.now(), nonce or f"nonce-{CheckIn.objects.count()}-{kind}")


def note(row, by=None, **values):
    return check_in(session=row.session, person=row.person, tap=tap(**values), by=by or make_staff())


def test_somebody_is_checked_in_and_leaves_early():
    row = seated()
    assert [note(row).result, note(row, kind=Kind.OUT).result] == [Result.OK, Result.OK]
    assert Attendance.objects.get(pk=row.pk).state == AttendanceState.SIGNED_UP, "nothing is decided alone"


def test_twice_is_noted_already_and_leaving_needs_an_arrival():
    row = seated()
    assert note(row, kind=Kind.OUT).result == Result.NOT_IN
    assert [note(row).result, note(row).result] == [Result.OK, Result.ALREADY_IN]


def test_the_same_nonce_is_one_row_and_nobody_elses():
    row, other = seated(), seated()
    assert note(row, nonce="the-nonce") == note(row, nonce="the-nonce")
    assert CheckIn.objects.count() == 1
    with pytest.raises(NonceTakenError):
        note(other, nonce="the-nonce")


@pytest.mark.parametrize(
    ("began", "result"),
    [
        (timedelta(minutes=-61), Result.TOO_EARLY),
        (timedelta(minutes=-59), Result.OK),
        (timedelta(minutes=119), Result.OK),
        (timedelta(minutes=121), Result.OVER),
    ],
)
def test_it_opens_an_hour_before_and_closes_with_the_session(began, result):
    assert note(seated(began=began)).result == result


def test_two_days_without_net_is_taken_and_four_is_not():
    row = seated(began=timedelta(days=2))
    begun = row.session.starts_at
    assert note(row, at=begun).result == Result.OK
    late = seated(began=timedelta(days=4))
    assert note(late, at=late.session.starts_at).result == Result.SENT_TOO_LATE


def test_a_clock_that_is_ahead_is_said_and_a_little_is_nothing():
    row = seated()
    ahead = note(row, at=timezone.now() + timedelta(minutes=3))
    assert (ahead.result, ahead.at <= ahead.received_at) == (Result.OK, True)
    other = seated()
    assert note(other, at=timezone.now() + timedelta(hours=1)).result == Result.CLOCK


def test_who_has_no_place_or_one_elsewhere():
    row, other = seated(), seated()
    staff = make_staff()
    assert (
        check_in(session=row.session, person=other.person, tap=tap(), by=staff).result == Result.OTHER_SESSION
    )
    nobody = make_volunteer().person
    assert check_in(session=row.session, person=nobody, tap=tap(), by=staff).result == Result.NOT_SIGNED_UP


def test_a_session_that_is_called_off_or_a_place_given_back():
    row = seated(began=timedelta(minutes=-30))
    cancel_sign_up(attendance=row, person=row.person)
    Attendance.objects.filter(pk=row.pk).update(state=AttendanceState.CANCELLED)
    assert note(row).result == Result.NOT_SIGNED_UP
    off = seated(began=timedelta(minutes=-30))
    cancel_session(session=off.session, actor=make_staff(), reason="Storm")
    assert note(off).result == Result.CALLED_OFF


def test_a_session_that_was_moved_while_the_phone_had_no_net():
    row = seated()
    pressed = timezone.now()
    later = timezone.now() + timedelta(days=1)
    Session.objects.filter(pk=row.session_id).update(starts_at=later, ends_at=later + timedelta(hours=2))
    assert note(row, at=pressed).result == Result.TOO_EARLY


@pytest.mark.parametrize("who", ["elsewhere", "citizen", "other area"])
def test_nobody_else_checks_people_in(who):
    from places.models import LocalArea

    row = seated()
    area = LocalArea.objects.create(name="Andet sted", municipality_id="0461")
    users = {
        "elsewhere": lambda: make_staff(district=COPENHAGEN),
        "citizen": make_user,
        "other area": lambda: make_officer(area),
    }
    with pytest.raises(NotAllowedError):
        note(row, by=users[who]())
    with pytest.raises(NotAllowedError):
        note_failure(session=row.session, tap=tap(), by=users[who](), result=Result.UNKNOWN_CODE)
    assert not CheckIn.objects.exists()


def test_the_log_refuses_changes_and_deleting_before_its_time():
    row = note(seated())
    with pytest.raises(DatabaseError), transaction.atomic():
        CheckIn.objects.filter(pk=row.pk).update(result=Result.OVER)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
    assert CheckIn.objects.get().result == Result.OK


def test_the_log_is_deleted_once_its_time_is_over():
    row = seated()
    old = CheckIn.objects.create(
        session=row.session,
        person=row.person,
        way=Way.LIST,
        nonce="old",
        keep_until=timezone.now() - timedelta(days=1),
    )
    old.delete()
    assert not CheckIn.objects.exists()


def test_it_is_kept_as_long_as_attendance_is(settings):
    settings.RETENTION_ATTENDANCE_DAYS = 100
    session = seated().session
    first = timezone.localtime(session.starts_at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    assert kept_until(session) == first + timedelta(days=100)


def test_no_position_is_ever_stored():
    names = {field.name for field in CheckIn._meta.get_fields()}
    assert names == {
        "id", "session", "person", "way", "kind", "result", "at", "received_at", "nonce", "by", "keep_until",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("taps", "minutes"),
    [
        ([], None),
        ([("in", -30)], 120),
        ([("in", 0), ("out", 62)], 60),
        ([("in", 0), ("out", 63)], 65),
        ([("in", 10), ("out", 30), ("in", 60)], 80),
        ([("in", 119)], 5),
        ([("in", -50), ("out", -40)], 5),
        ([("out", 20)], None),
        ([("in", 0), ("in", 30), ("out", 60)], 60),
    ],
)
def test_minutes_go_from_in_to_out_within_the_session(taps, minutes):
    session = make_place().session
    rows = [
        CheckIn(kind=kind, way=Way.LIST, at=session.starts_at + timedelta(minutes=after))
        for kind, after in taps
    ]
    assert minutes_there(rows, session) == minutes


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_people_tap_the_same_name_at_once():
    row = seated()
    staff = [make_staff(), make_staff()]

    def press(number, by):
        values = Tap(Kind.IN, Way.LIST, timezone.now(), f"phone-{number}-0001")
        return lambda: check_in(session=row.session, person=row.person, tap=values, by=_fresh(by)).result

    results = all_at_once(*(press(number, by) for number, by in enumerate(staff * 3)))
    assert sorted(results) == sorted([Result.OK, *[Result.ALREADY_IN] * 5])


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_the_same_press_sent_six_times_at_once_is_one_row():
    row, staff = seated(), make_staff()
    press = Tap(Kind.IN, Way.LIST, timezone.now(), "one-and-the-same")
    results = all_at_once(
        *[lambda: check_in(session=row.session, person=row.person, tap=press, by=_fresh(staff)).pk] * 6
    )
    assert results == [CheckIn.objects.get().pk] * 6


def _fresh(user):
    return User.objects.get(pk=user.pk)
