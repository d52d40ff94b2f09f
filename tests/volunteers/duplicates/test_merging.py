"""What clashes between two people is settled by what it means."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.enums import Role
from accounts.history import history_of
from accounts.models import StateChange
from coordination.enums import AssignmentState, AttendanceState
from coordination.models import Assignment, Attendance
from core.errors import NotAllowedError, ReasonMissingError
from places.models import LocalArea
from projects.models import ProjectMember
from tests.factories.people import (
    COPENHAGEN,
    FYN,
    add_slots,
    add_words,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_place, make_project, make_role, move_to_past
from volunteers.duplicates.errors import DistrictsDifferError, MergedAlreadyError
from volunteers.duplicates.models import NotTheSame
from volunteers.duplicates.services import keep_apart, merge_people
from volunteers.enums import ApplicationState, VolunteerState
from volunteers.models import Signature, Volunteer

pytestmark = pytest.mark.django_db
WHY = "Hun sagde det i telefonen."


@pytest.fixture
def coordinator():
    return make_staff()


def merge(keep, gone, actor):
    return merge_people(keep=keep, gone=gone, actor=actor, reason=WHY)


def attend(person, place, seat, minutes=None):
    state = AttendanceState.ATTENDED if minutes else AttendanceState.SIGNED_UP
    return Attendance.objects.create(
        person=person, session=place.session, place=place, seat=seat, state=state, minutes=minutes,
        starts_at=place.session.starts_at, ends_at=place.session.ends_at,
    )  # fmt: skip


def test_who_is_kept_keeps_their_own_and_gets_what_they_lacked(coordinator):
    keep = make_volunteer(email=None, last_name="").person
    gone = make_volunteer(
        email="aase@example.org", phone="+4520123456", first_name="Aase", is_protected=False
    ).person
    merged = merge(keep, gone, coordinator)
    assert (merged.email, merged.first_name, merged.last_name) == ("aase@example.org", "Mette", "Holm")
    assert str(merged.phone) == "+4520123456"
    assert EmailAddress.objects.get(user=merged).primary


def test_the_others_address_logs_in_but_is_not_the_first(coordinator):
    keep, gone = make_volunteer().person, make_volunteer(email="b@example.org").person
    EmailAddress.objects.create(user=gone, email=keep.email.upper(), verified=False)
    merge(keep, gone, coordinator)
    assert EmailAddress.objects.get(email="b@example.org").user == keep
    assert not EmailAddress.objects.get(email="b@example.org").primary
    assert EmailAddress.objects.filter(user=keep).count() == 2


def test_an_address_without_a_row_of_its_own_is_not_lost(coordinator):
    keep, gone = make_volunteer().person, make_volunteer(email="c@example.org").person
    gone.emailaddress_set.all().delete()
    merge(keep, gone, coordinator)
    row = EmailAddress.objects.get(email="c@example.org")
    assert (row.user, row.verified) == (keep, False)


def test_a_profile_has_the_words_and_times_of_both(coordinator):
    area = LocalArea.objects.create(name="Bolbro", municipality_id="0461")
    keep, gone = make_volunteer().person, make_volunteer(area=area).person
    add_words(keep, "language", "da", "en")
    add_words(gone, "language", "en", "tr")
    add_slots(keep, (1, "evening"))
    add_slots(gone, (1, "evening"), (2, "evening"))
    gone.profile.__class__.objects.filter(person=gone).update(travel_km=99)
    merge(keep, gone, coordinator)
    keep = type(keep).objects.get(pk=keep.pk)
    assert sorted(keep.profile.words.values_list("key", flat=True)) == ["da", "en", "tr"]
    assert keep.profile.availabilities.count() == 2
    assert (keep.profile.travel_km, keep.profile.area) == (20, area)


@pytest.mark.parametrize(
    ("own", "other", "result"),
    [
        ("active", "suspended", "suspended"),
        ("suspended", "active", "suspended"),
        ("paused", "active", "active"),
        ("active", "paused", "active"),
        ("ended", "paused", "paused"),
        ("ended", "ended", "ended"),
    ],
)
def test_one_ambassador_with_the_stronger_state_and_the_earliest_day(coordinator, own, other, result):
    keep, gone = make_volunteer(), make_volunteer()
    Volunteer.objects.filter(pk=keep.pk).update(state=own, since=date(2024, 5, 1))
    Volunteer.objects.filter(pk=gone.pk).update(state=other, since=date(2023, 2, 1))
    StateChange.objects.create(
        subject_type="volunteers.volunteer", subject_id=gone.pk, transition="pause", source="a", target="b"
    )
    merge(keep.person, gone.person, coordinator)
    row = Volunteer.objects.get()
    assert (row.pk, row.state, row.since) == (keep.pk, result, date(2023, 2, 1))
    assert "pause" in [change.transition for change in history_of(row)]


def test_a_suspension_of_the_other_gives_every_place_back(coordinator):
    keep, gone = make_volunteer(), make_volunteer()
    Volunteer.objects.filter(pk=gone.pk).update(state=VolunteerState.SUSPENDED)
    seat = attend(keep.person, make_place(), 1)
    merge(keep.person, gone.person, coordinator)
    seat.refresh_from_db()
    assert seat.state == AttendanceState.CANCELLED


def test_two_ambassadors_in_different_districts_are_moved_first():
    both = make_staff()
    both.staff_roles.create(role=Role.COORDINATOR, district_id=COPENHAGEN)
    keep, gone = make_volunteer(FYN).person, make_volunteer(COPENHAGEN).person
    with pytest.raises(DistrictsDifferError):
        merge(keep, gone, both)
    gone.refresh_from_db()
    assert gone.is_active


def test_one_application_goes_on_and_the_younger_is_withdrawn(coordinator):
    old, new = make_application(), make_application(state=ApplicationState.SCREENING)
    merge(new.person, old.person, coordinator)
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, new.state) == (ApplicationState.RECEIVED, ApplicationState.WITHDRAWN)
    assert history_of(new)[-1].reason
    assert {old.person, new.person} == {new.person}


def test_an_interest_gives_way_to_an_application(coordinator):
    interest, new = make_application(state=ApplicationState.INTEREST), make_application()
    merge(interest.person, new.person, coordinator)
    interest.refresh_from_db()
    assert interest.state == ApplicationState.WITHDRAWN


def test_a_yes_stands_before_a_question_for_the_same_role(coordinator):
    keep, gone, role = make_volunteer().person, make_volunteer().person, make_role()
    asked = Assignment.objects.create(person=keep, role=role, state=AssignmentState.INVITED)
    yes = Assignment.objects.create(person=gone, role=role, state=AssignmentState.ACCEPTED)
    merge(keep, gone, coordinator)
    asked.refresh_from_db()
    yes.refresh_from_db()
    assert (asked.state, yes.state, yes.person) == (AssignmentState.EXPIRED, AssignmentState.ACCEPTED, keep)


def test_nobody_is_signed_up_for_two_places_at_once(coordinator):
    keep, gone, role = make_volunteer().person, make_volunteer().person, make_role()
    start = timezone.now() + timedelta(days=5)
    mine = attend(keep, make_place(role, starts_at=start), 1)
    clash = attend(gone, make_place(role, starts_at=start + timedelta(hours=1), hours=1), 1)
    after = attend(gone, make_place(role, starts_at=start + timedelta(hours=2)), 1)  # begins as mine ends
    merge(keep, gone, coordinator)
    states = {row.pk: row.state for row in Attendance.objects.filter(person=keep)}
    assert states == {mine.pk: "signed_up", clash.pk: "cancelled", after.pk: "signed_up"}


def test_two_seats_at_one_session_become_one(coordinator):
    keep, gone, place = make_volunteer().person, make_volunteer().person, make_place()
    mine, same = attend(keep, place, 1), attend(gone, place, 2)
    merge(keep, gone, coordinator)
    states = {row.pk: row.state for row in Attendance.objects.filter(person=keep)}
    assert states == {mine.pk: "signed_up", same.pk: "cancelled"}


def test_of_two_confirmed_at_once_the_longer_stays(coordinator):
    keep, gone, place = make_volunteer().person, make_volunteer().person, make_place()
    short, long = attend(keep, place, 1, 60), attend(gone, place, 2, 90)
    move_to_past(place)
    merge(keep, gone, coordinator)
    short.refresh_from_db()
    long.refresh_from_db()
    assert (short.state, short.minutes, long.state, long.minutes) == ("excused", None, "attended", 90)


def test_hours_are_the_same_before_and_after(coordinator):
    keep, gone, other = (make_volunteer().person for _ in range(3))
    role = make_role()
    for days, person in ((10, keep), (20, gone), (30, gone), (40, other)):
        place = make_place(role)
        attend(person, place, 1, 50 + days)
        move_to_past(place, days=days)
    before = Attendance.objects.all().participation()
    both = [Attendance.objects.filter(person=each).participation() for each in (keep, gone)]
    merge(keep, gone, coordinator)
    after = Attendance.objects.all().participation()
    own = Attendance.objects.filter(person=keep).participation()
    assert (after.times, after.minutes, after.people) == (before.times, before.minutes, before.people - 1)
    assert own.minutes == sum(each.minutes for each in both) == 60 + 70 + 80
    assert own.times == 3


def test_the_first_acceptance_stands_and_the_later_is_kept_as_withdrawn(coordinator):
    keep, gone = make_volunteer().person, make_volunteer().person
    first, later = Signature.objects.order_by("signed_at")
    assert (first.person, later.person) == (keep, gone)
    merge(gone, keep, coordinator)
    first.refresh_from_db()
    later.refresh_from_db()
    assert (first.person, first.withdrawn_at) == (gone, None)
    assert later.withdrawn_at is not None


def test_a_membership_that_staff_gave_outlasts_an_invitation(coordinator):
    keep, gone, project = make_volunteer().person, make_volunteer().person, make_project()
    ProjectMember.objects.create(project=project, person=keep)
    ProjectMember.objects.create(project=project, person=gone, added_by=coordinator)
    merge(keep, gone, coordinator)
    assert ProjectMember.objects.get().added_by == coordinator


def test_what_either_confirmed_is_confirmed(coordinator):
    keep, gone = make_volunteer().person, make_volunteer().person
    keep.follows.create(objective="trust")
    gone.follows.create(objective="trust", confirmed_at=timezone.now())
    gone.follows.create(objective="nearby")
    merge(keep, gone, coordinator)
    assert sorted(keep.follows.values_list("objective", flat=True)) == ["nearby", "trust"]
    assert keep.follows.get(objective="trust").confirmed_at


def test_what_was_said_about_the_other_holds_for_the_one(coordinator):
    third, keep, gone = (make_volunteer().person for _ in range(3))
    keep_apart(one=gone, other=third, actor=coordinator)
    keep_apart(one=keep, other=gone, actor=coordinator)
    merge(keep, gone, coordinator)
    row = NotTheSame.objects.get()
    assert (row.one, row.other, row.decided_by) == (third, keep, coordinator)


def test_protection_of_either_holds(coordinator):
    keep, gone = make_volunteer().person, make_volunteer(is_protected=True, alias="Solsorten")
    gone.person.reveals.create(
        district_id=FYN, asked_by=coordinator, decided_by=make_staff(), granted=True, reason="x",
        ends_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    merged = merge(keep, gone.person, coordinator)
    assert (merged.is_protected, merged.alias) == (True, "Solsorten")


def test_numbers_merged_before_lead_to_the_last_one(coordinator):
    first, second, third = (make_volunteer().person for _ in range(3))
    merge(second, first, coordinator)
    merge(third, second, coordinator)
    first.refresh_from_db()
    assert first.merged_into == third


def test_it_is_logged_with_who_and_why(coordinator):
    keep, gone = make_volunteer().person, make_volunteer().person
    merge(keep, gone, coordinator)
    row = StateChange.objects.get(transition="merge", subject_type="accounts.user")
    assert (row.subject_id, row.source, row.actor, row.reason) == (keep.pk, str(gone.pk), coordinator, WHY)


def test_a_second_time_changes_nothing(coordinator):
    keep, gone = make_volunteer().person, make_volunteer().person
    merge(keep, gone, coordinator)
    with pytest.raises(MergedAlreadyError):
        merge(keep, gone, coordinator)
    with pytest.raises(MergedAlreadyError):
        merge(gone, keep, coordinator)


def test_a_reason_is_asked_for(coordinator):
    keep, gone = make_volunteer().person, make_volunteer().person
    with pytest.raises(ReasonMissingError):
        merge_people(keep=keep, gone=gone, actor=coordinator, reason=" \n")
    gone.refresh_from_db()
    assert gone.is_active


def _nobody(gone, area):
    return make_user()


def _elsewhere(gone, area):
    return make_staff(district=COPENHAGEN)


def _officer(gone, area):
    return make_officer(area)


def _leadership(gone, area):
    return make_staff(Role.LEADERSHIP, None)


def _administrator(gone, area):
    return make_staff(Role.ADMINISTRATOR, None)


def _editor(gone, area):
    return make_staff(Role.EDITOR)


@pytest.mark.parametrize("who", [_nobody, _elsewhere, _officer, _leadership, _administrator, _editor])
def test_others_than_the_coordinator_of_both_may_not(who):
    area = LocalArea.objects.create(name="Bolbro", municipality_id="0461")
    keep, gone = make_volunteer(area=area).person, make_volunteer(area=area).person
    with pytest.raises(NotAllowedError):
        merge(keep, gone, who(gone, area))
    with pytest.raises(NotAllowedError):
        keep_apart(one=keep, other=gone, actor=who(gone, area))


def test_neither_staff_nor_oneself_nor_the_hidden_nor_a_mere_account(coordinator):
    person = make_volunteer().person
    coordinator_too = make_volunteer().person
    coordinator_too.is_staff = True
    coordinator_too.save()
    coordinator_too.staff_roles.create(role=Role.COORDINATOR, district_id=FYN)
    was_staff = make_volunteer().person
    was_staff.staff_roles.create(role=Role.EDITOR, district_id=FYN)
    others = [coordinator_too, was_staff, person, make_volunteer(is_protected=True).person, make_user(),
              make_volunteer(COPENHAGEN).person]  # fmt: skip
    for other in others:
        with pytest.raises(NotAllowedError):
            merge(person, other, coordinator)
    with pytest.raises(NotAllowedError):
        merge(person, coordinator_too, coordinator_too)
