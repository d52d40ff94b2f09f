"""Everything that sessions and the coordinator's desk can come to is there to be seen in the demo."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from accounts.models import AreaDuty, User
from coordination.afterwards.models import Feedback, SessionReport
from coordination.checkin.absences import to_talk_with
from coordination.checkin.enums import Kind, Way
from coordination.checkin.models import CheckIn
from coordination.checkin.proposals import proposals_for
from coordination.enums import AttendanceState
from coordination.fitting.fits import fits_of
from coordination.hours.models import HoursEntry
from coordination.mailing.models import Mailing, Receiver
from coordination.mailing.status import Fate, status_of
from coordination.models import Attendance, SignUpGroup
from coordination.planning.enums import Hold
from coordination.planning.models import MatchPlan, PairHold
from coordination.planning.reading import often_asked
from coordination.selectors import places_with_seats
from coordination.services.waiting import number_in_line
from coordination.stand_ins.models import StandInCall
from coordination.wishes.models import TaskWish
from outbox.failures import Failure
from projects.enums import SessionState
from projects.models import Session, SessionPlace, SessionSeries
from tryghed.demo import seats
from tryghed.demo.aftermath import MISSED
from tryghed.demo.house import DINNER, DOOR, HOMEWORK, WALK
from volunteers.tags.models import Tag
from workspace.calendar.reading import happenings_between

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
A = AttendanceState


def person(name):
    return User.objects.get(email=f"{name}@demo.example")


def places(title, days):
    """The place people have at the session that lies so many days away, beside the one that is under way."""
    now, on = timezone.now(), timezone.localdate() + timedelta(days=days)
    rows = SessionPlace.objects.filter(session__initiative__title=title, session__starts_at__date=on)
    return rows.exclude(session__starts_at__lte=now, session__ends_at__gt=now).get()


def states(place):
    return Counter(Attendance.objects.filter(place=place).values_list("state", flat=True))


class TestDemoHouse:
    def test_a_weekly_series_with_one_called_off_because_of_the_weather(self):
        series = SessionSeries.objects.get(initiative__title=WALK)
        days = list(series.sessions.order_by("starts_at").values_list("series_on", flat=True))
        assert len(days) == 10
        assert {later - day for day, later in pairwise(days)} == {timedelta(weeks=1)}
        off = series.sessions.get(state=SessionState.CANCELLED)
        assert states(places(WALK, seats.STORMY)) == {A.CANCELLED: seats.WALKERS}
        assert off.starts_at > timezone.now()

    def test_a_full_session_with_three_in_line_and_an_offer(self):
        place = places(DINNER, 8)
        assert states(place) == {A.SIGNED_UP: 3, A.CANCELLED: 1, A.OFFERED: 1, A.WAITLISTED: 3}
        mine = Attendance.objects.get(place=place, person=person("ambassadoer"))
        assert number_in_line(mine) == 2

    def test_the_ambassador_is_offered_a_place(self):
        mine = Attendance.objects.get(place=places(DINNER, 15), person=person("ambassadoer"))
        assert mine.state == A.OFFERED
        assert mine.held_until > timezone.now()

    def test_a_stand_in_is_wanted(self):
        place = places(DINNER, 1)
        assert states(place) == {A.SIGNED_UP: 3, A.SEEKING_STAND_IN: 1}
        call = StandInCall.objects.open().get(place=place)
        assert call.asks.waiting().count() == seats.ASKED_TO_STAND_IN

    def test_three_wait_for_a_yes(self):
        assert states(places(HOMEWORK, 5)) == {A.REQUESTED: 3}

    def test_check_in_is_under_way(self):
        now = timezone.now()
        session = Session.objects.get(initiative__title=DOOR, starts_at__lte=now, ends_at__gt=now)
        good = CheckIn.objects.of_session(session)
        ways = Counter(good.filter(kind=Kind.IN).values_list("way", flat=True))
        assert ways == {Way.SESSION_CODE: 2, Way.LIST: 1, Way.WALK_IN: 2}
        assert good.filter(kind=Kind.OUT).count() == 1
        expected = set(session.attendances.values_list("person", flat=True))
        assert expected - set(good.values_list("person", flat=True)) == {person("ambassadoer").pk}

    def test_yesterday_waits_to_be_confirmed(self):
        place = places(DOOR, -1)
        rows = Attendance.objects.filter(place=place)
        found = Counter(each.state for each in proposals_for(place.session, rows).values())
        assert found == {A.ATTENDED: 3, A.ABSENT: 1}

    def test_a_guest_has_a_place_without_an_account(self):
        guest = User.objects.get(email=seats.GUEST[1])
        assert not guest.has_usable_password()
        assert Attendance.objects.get(person=guest).place == places(DOOR, 4)

    def test_a_host_group_has_its_places(self):
        group = SignUpGroup.objects.get(session=places(DINNER, 22).session)
        assert group.host.organisation.members.get() == person("partner")
        assert group.attendances.filter(state=A.SIGNED_UP).count() >= 2


class TestDemoAftermath:
    def test_hours_wait_for_an_answer(self):
        waiting = HoursEntry.objects.waiting()
        correction = waiting.get(attendance__isnull=False)
        assert correction.person == person("ambassadoer")
        assert correction.minutes == correction.attendance.minutes + 30
        assert waiting.filter(attendance=None).count() == 1

    def test_feedback_and_promises(self):
        assert Feedback.objects.count() >= 5
        kept, still_open = SessionReport.objects.order_by("session__starts_at")
        assert kept.kept
        assert still_open.open_promise
        today = timezone.localdate()
        assert today < still_open.promised_by <= today + timedelta(days=7)

    def test_somebody_stayed_away_so_often_that_a_talk_waits(self):
        [(volunteer, times)] = to_talk_with(person("koordinator.fyn"))
        assert times >= MISSED
        assert not volunteer.person.is_protected


class TestDemoDesk:
    def test_a_plan_with_gains_and_gaps(self):
        plan = MatchPlan.objects.get(district="1465")
        assert plan.made_by == person("koordinator.fyn")
        assert plan.filled > 5
        assert any(gap.further or gap.other_times or gap.more for gap in plan.gaps.all())
        assert often_asked(plan, 3)

    def test_a_pinned_and_a_refused_pair(self):
        assert set(PairHold.objects.values_list("hold", flat=True)) == {Hold.PINNED, Hold.REFUSED}
        plan = MatchPlan.objects.get(district="1465")
        kept = {
            each.hold: plan.pairs.filter(person=each.person, role=each.role)
            for each in PairHold.objects.all()
        }
        assert kept[Hold.PINNED].exists()
        assert not kept[Hold.REFUSED].exists()

    def test_the_ambassador_said_what_suits(self):
        me = person("ambassadoer")
        mine = TaskWish.objects.filter(person=me)
        assert (mine.interested().count(), mine.noes().count()) == (1, 1)
        assert TaskWish.objects.interested().count() == 4
        assert fits_of(me, places_with_seats(me)).seats

    def test_a_message_has_arrived_but_for_one(self):
        mailing = Mailing.objects.sent().get()
        numbers = status_of(mailing).numbers
        assert numbers[Fate.SENT] >= 5
        assert (numbers[Fate.FAILED], numbers[Fate.TO_SAY]) == (1, 1)
        assert status_of(mailing).failures == {Failure.RETURNED: 1}
        assert not Receiver.objects.filter(mailing=mailing, person__is_protected=True).exists()

    def test_tags_and_a_deputy_with_dates(self):
        assert Tag.objects.values("text").distinct().count() == 3
        deputy = AreaDuty.objects.get(kind=AreaDuty.Kind.DEPUTY)
        assert deputy.starts_on < timezone.localdate() < deputy.ends_on

    def test_the_calendar_has_something_of_each_kind(self):
        today, weeks = timezone.localdate(), timedelta(weeks=3)
        rows = happenings_between(person("koordinator.fyn"), today - weeks, today + weeks)
        assert {each.uid.split("-")[0] for each in rows} >= {"session", "milestone"}
        assert any(each.cancelled for each in rows)
        assert any(each.wanting for each in rows)
