"""Reminders: three days and a day before, once, on a Danish clock, never at night and never to who isn't to come."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts.enums import Channel
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.reminding.due import due_reminders, remind, reminder_moment
from coordination.services import (
    accept_offer,
    cancel_sign_up,
    join_waiting_list,
    sign_up,
)
from coordination.services.waiting import offer_free_seats
from outbox.models import Errand, Message
from outbox.services import deliver_due
from projects.models import Session
from projects.session_services import cancel_session, change_session, data_of
from tests.factories.people import FYN, make_staff, make_volunteer
from tests.factories.work import make_place, make_role
from volunteers.safety.models import Duty

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Copenhagen")


def at(*parts):
    """A moment on a Danish clock."""
    return datetime(*parts, tzinfo=HERE)


def coming(starts_at, *, person=None, **session):
    """Somebody signed up for a session."""
    person = person or make_volunteer().person
    return sign_up(person=person, place=make_place(starts_at=starts_at, seats=9, **session))


def reminders():
    """What is queued: hours before, in the order of the seats."""
    keys = Message.objects.filter(key__startswith="reminder-").order_by("pk").values_list("key", flat=True)
    return [int(key.rsplit("-", 1)[1]) for key in keys]


class TestWhen:
    @pytest.mark.parametrize(
        ("begins", "three_days", "one_day"),
        [
            (at(2027, 2, 11, 17), at(2027, 2, 8, 17), at(2027, 2, 10, 17)),
            # Nobody is woken: early and late ones move within their day.
            (at(2027, 2, 11, 6), at(2027, 2, 8, 8), at(2027, 2, 10, 8)),
            (at(2027, 2, 11, 22, 30), at(2027, 2, 8, 20), at(2027, 2, 10, 20)),
            # After midnight: the day before is the one the night belongs to.
            (at(2027, 2, 12, 0, 30), at(2027, 2, 9, 8), at(2027, 2, 11, 8)),
            # Summer time begins on 28 March: 24 hours by the wall are 23 that pass.
            (at(2027, 3, 28, 17), at(2027, 3, 25, 17), at(2027, 3, 27, 17)),
            (at(2027, 3, 29, 2, 30), at(2027, 3, 26, 8), at(2027, 3, 28, 8)),
            (at(2027, 3, 28, 3, 30), at(2027, 3, 25, 8), at(2027, 3, 27, 8)),
            # It ends on 31 October: two o'clock comes twice.
            (at(2027, 10, 31, 17), at(2027, 10, 28, 17), at(2027, 10, 30, 17)),
            (at(2027, 11, 1, 2, 30), at(2027, 10, 29, 8), at(2027, 10, 31, 8)),
            (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), at(2027, 10, 28, 8), at(2027, 10, 30, 8)),
        ],
    )
    def test_on_a_danish_clock(self, begins, three_days, one_day):
        assert [reminder_moment(begins, hours) for hours in (72, 24)] == [three_days, one_day]

    def test_twice_and_each_once(self):
        coming(at(2027, 3, 29, 17))
        for now, queued in (
            (at(2027, 3, 26, 16, 59), []),
            (at(2027, 3, 26, 17, 0), [72]),
            (at(2027, 3, 27, 12), [72]),
            (at(2027, 3, 28, 16, 59), [72]),
            (at(2027, 3, 28, 17, 0), [72, 24]),
            (at(2027, 3, 29, 16), [72, 24]),
            (at(2027, 3, 29, 18), [72, 24]),
        ):
            remind(now)
            assert reminders() == queued, now

    def test_after_a_standstill_the_later_one_alone(self):
        coming(at(2027, 2, 11, 17))
        assert remind(at(2027, 2, 11, 9)) == 1
        assert reminders() == [24]

    def test_not_to_who_signed_up_after_that_moment(self):
        row = coming(timezone.now() + timedelta(hours=30))
        assert remind() == 0  # the receipt has just come
        assert remind(reminder_moment(row.starts_at, 24)) == 1
        coming(timezone.now() + timedelta(hours=5))
        assert remind() == 0

    def test_a_seat_from_the_waiting_list_counts_from_the_yes(self):
        place = make_place(seats=1, starts_at=timezone.now() + timedelta(hours=60))
        first, second = make_volunteer().person, make_volunteer().person
        row = sign_up(person=first, place=place)
        [waiting] = join_waiting_list(people=[second], place=place, actor=second)
        Attendance.objects.update(created_at=timezone.now() - timedelta(days=30))
        assert remind() == 0  # neither: the one has just signed up, the other waits
        cancel_sign_up(attendance=row, person=first)
        offer_free_seats(Session.objects.get(pk=place.session_id))
        assert remind() == 0
        waiting.refresh_from_db()
        accept_offer(attendance=waiting, person=second)
        assert remind() == 0
        assert remind(reminder_moment(place.session.starts_at, 24)) == 1

    def test_a_moved_session_is_reminded_of_anew(self):
        row = coming(at(2027, 2, 11, 17))
        remind(at(2027, 2, 10, 18))
        staff = make_staff()
        data = replace(data_of(row.session), starts_at=at(2027, 2, 18, 17), ends_at=at(2027, 2, 18, 19))
        change_session(session=row.session, actor=staff, data=data)
        assert remind(at(2027, 2, 11, 17)) == 0
        assert remind(at(2027, 2, 17, 18)) == 1
        assert reminders() == [24, 24]

    def test_without_a_fixed_time_once_before_the_last_day(self):
        coming(at(2027, 2, 1, 8), hours=24 * 10, flexible=True)  # until 11 February at 8
        assert remind(at(2027, 2, 1, 7)) == 0
        assert remind(at(2027, 2, 8, 9)) == 1
        assert remind(at(2027, 2, 10, 9)) == 0
        assert "sidste dag" in Message.objects.get(key__startswith="reminder-").text.lower()


class TestWhom:
    @pytest.mark.parametrize("state", AttendanceState.values)
    def test_who_is_to_come_alone(self, state):
        row = coming(at(2027, 2, 11, 17))
        fields = {
            AttendanceState.ATTENDED: {"minutes": 60},
            AttendanceState.OFFERED: {"held_until": at(2027, 2, 11, 12), "queued_at": at(2027, 2, 1, 12)},
        }.get(state, {"queued_at": at(2027, 2, 1, 12)})
        Attendance.objects.filter(pk=row.pk).update(state=state, **fields)
        assert remind(at(2027, 2, 10, 18)) == (1 if state == AttendanceState.SIGNED_UP else 0)

    def test_nobody_of_one_that_is_called_off(self):
        row = coming(at(2027, 2, 11, 17))
        cancel_session(session=row.session, actor=make_staff(), reason="Regn")
        assert remind(at(2027, 2, 10, 18)) == 0

    def test_a_coordinator_who_comes_too(self):
        volunteer = make_volunteer()
        volunteer.person.is_staff = True
        volunteer.person.save()
        coming(at(2027, 2, 11, 17), person=volunteer.person)
        assert remind(at(2027, 2, 10, 18)) == 1


class TestWhat:
    def test_a_mail_says_all_of_it(self, post):
        starts = at(2027, 2, 11, 17)
        person = make_volunteer(first_name="Bo").person
        Duty.objects.create(
            district_id=FYN,
            user=make_staff(),
            phone="+4520304050",
            starts_at=starts - timedelta(hours=1),
            ends_at=starts + timedelta(hours=4),
        )
        place = make_place(starts_at=starts, bring="Refleksvest, 100 % synlig")
        sign_up(person=person, place=place)
        Message.objects.all().delete()
        remind(at(2027, 2, 10, 18))
        [letter] = post()
        assert letter.subject == "Husk: Tryghedsvandring i Bolbro, torsdag 11. februar kl. 17–\u206019"
        for words in (
            "Hej Bo",
            "Mødested: Skolens hovedindgang, 5200 Odense V",
            "Tag med: Refleksvest, 100 % synlig",
            "Spørg: Kontaktbetjenten i Bolbro",
            "Vagttelefon: +4520304050",
            "/min-plads/",
        ):
            assert words in letter.body, words

    def test_a_text_message_is_short_and_has_the_link(self, client):
        person = make_volunteer(channel=Channel.SMS, phone="+4520123456").person
        coming(at(2027, 2, 11, 17), person=person, bring="x" * 400)
        Message.objects.all().delete()
        remind(at(2027, 2, 10, 18))
        text = Message.objects.get()
        words, _break, url = text.text.partition("\n")
        assert (text.medium, len(words) < 160) == ("sms", True)
        assert words.startswith("Husk Tryghedsvandring i Bolbro, torsdag")
        assert client.get(url[url.index("/min-plads/") :]).status_code == 200

    def test_who_wants_a_call_is_called(self):
        person = make_volunteer(channel=Channel.CALL, phone="+4520123456").person
        coming(at(2027, 2, 11, 17), person=person)
        before = Errand.objects.count()
        assert [remind(at(2027, 2, 10, 18)), remind(at(2027, 2, 10, 19))] == [1, 0]
        assert Errand.objects.count() == before + 1

    def test_in_english_for_who_reads_that(self):
        coming(at(2027, 2, 11, 17), person=make_volunteer(language="en").person)
        remind(at(2027, 2, 10, 18))
        assert Message.objects.get(key__startswith="reminder-").subject.startswith("Reminder: ")


class TestLeaving:
    def _waiting(self):
        row = coming(timezone.now() + timedelta(hours=30), person=make_volunteer().person)
        remind(reminder_moment(row.starts_at, 24))
        Message.objects.exclude(key__startswith="reminder-").delete()
        return row

    def test_it_goes(self):
        self._waiting()
        assert deliver_due() == 1

    def test_who_cancelled_during_quiet_time_isnt_reminded(self):
        row = self._waiting()
        Attendance.objects.filter(pk=row.pk).update(state=AttendanceState.CANCELLED)
        assert deliver_due() == 0
        assert not Message.objects.exists()

    def test_the_old_time_isnt_said_any_more(self):
        row = self._waiting()
        Attendance.objects.filter(pk=row.pk).update(
            starts_at=row.starts_at + timedelta(days=1), ends_at=row.ends_at + timedelta(days=1)
        )
        assert deliver_due() == 0

    def test_quiet_time_is_kept(self):
        person = make_volunteer(quiet_from=time(0, 0), quiet_until=time(23, 59)).person
        row = coming(timezone.now() + timedelta(hours=30), person=person)
        remind(reminder_moment(row.starts_at, 24))
        waiting = Message.objects.filter(key__startswith="reminder-", next_try_at__gt=timezone.now())
        assert waiting.count() == Message.objects.filter(key__startswith="reminder-").count() == 1


def test_number_of_queries_grows_with_the_letters_alone(django_assert_max_num_queries):
    place = make_place(make_role(), seats=9, starts_at=at(2027, 2, 11, 17))
    for _ in range(6):
        sign_up(person=make_volunteer().person, place=place)
    with django_assert_max_num_queries(2):
        assert len(list(due_reminders(at(2027, 2, 10, 18)))) == 6
    remind(at(2027, 2, 10, 18))
    with django_assert_max_num_queries(4):
        assert remind(at(2027, 2, 10, 18)) == 0
