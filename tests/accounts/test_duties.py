"""Who has an area, from–to: naming, ending, no two contact officers at once, and scope in that time alone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.duties import CONTACT, DEPUTY, cut, end_duty, name_duty, stood_in_for
from accounts.duty_errors import AreaTakenError, DutyPeriodError, DutyTwiceError, NotOfficerError
from accounts.enums import Role
from accounts.models import AreaDuty, StaffRole, StateChange, User
from accounts.scope import scope_of
from core.errors import NotAllowedError
from outbox.models import Message
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_volunteer
from volunteers.contacts import contact_officer_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def day(number):
    return TODAY() + timedelta(days=number)


@pytest.fixture
def area():
    return LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")


@pytest.fixture
def coordinator():
    return make_staff()


def officer(**fields):
    return make_staff(Role.CONTACT_OFFICER, **fields)


def name(area, user, actor, kind=CONTACT, starts=0, ends=None):
    return name_duty(
        area=area,
        user=user,
        kind=kind,
        starts_on=day(starts),
        ends_on=None if ends is None else day(ends),
        actor=actor,
    )


def fresh(user):
    return scope_of(User.objects.get(pk=user.pk))


def test_the_named_officer_acts_from_the_first_day_and_is_told(area, coordinator):
    jonas = officer()
    duty = name(area, jonas, coordinator)
    assert fresh(jonas).areas == {area.pk}
    assert Message.objects.get().to == jonas.email
    assert StateChange.objects.get(subject_type="accounts.areaduty", subject_id=duty.pk).target == "contact"


@pytest.mark.parametrize(("starts", "ends", "acts"), [(0, 0, True), (0, None, True), (1, 5, False)])
def test_a_deputy_acts_in_that_time_alone(area, coordinator, starts, ends, acts):
    deputy = officer()
    name(area, deputy, coordinator, DEPUTY, starts, ends)
    assert (area.pk in fresh(deputy).areas) is acts


def test_a_deputy_whose_time_is_over_sees_the_area_no_more(area, coordinator):
    deputy = make_officer(area)
    AreaDuty.objects.filter(user=deputy).update(kind=DEPUTY, ends_on=day(-1))
    assert fresh(deputy).areas == frozenset()
    assert AreaDuty.objects.filter(user=deputy).count() == 1  # it stays as history


def test_both_are_told_of_a_deputy(area, coordinator):
    contact, deputy = make_officer(area), officer()
    name(area, deputy, coordinator, DEPUTY, 1, 14)
    assert sorted(Message.objects.values_list("to", flat=True)) == sorted([contact.email, deputy.email])


def test_two_contact_officers_never_overlap(area, coordinator):
    make_officer(area)
    with pytest.raises(AreaTakenError):
        name(area, officer(), coordinator, starts=30)


def test_one_after_the_other_is_fine(area, coordinator):
    make_officer(area)
    AreaDuty.objects.update(ends_on=day(3))
    with pytest.raises(AreaTakenError, match="til og med"):
        name(area, officer(), coordinator, starts=3)
    name(area, officer(), coordinator, starts=4)
    assert area.duties.count() == 2


def test_who_lost_the_role_is_nobodys_contact_and_makes_room(area, coordinator):
    gone = make_officer(area)
    StaffRole.objects.filter(user=gone).delete()
    assert not AreaDuty.objects.standing().exists()
    new = officer()
    name(area, new, coordinator)
    assert AreaDuty.objects.standing().get().user == new
    assert AreaDuty.objects.get(user=gone).ends_on == day(-1)


def test_the_database_holds_it_too(area):
    make_officer(area)
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaDuty.objects.create(area=area, user=officer(), kind=CONTACT)
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaDuty.objects.create(area=area, user=officer(), kind=DEPUTY, starts_on=day(2), ends_on=day(1))
    other = AreaDuty.objects.create(area=area, user=officer(), kind=DEPUTY)
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaDuty.objects.filter(pk=other.pk).update(kind=CONTACT)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"starts": -1}, DutyPeriodError),
        ({"starts": 3, "ends": 2}, DutyPeriodError),
        ({"user": make_staff}, NotOfficerError),
        ({"user": lambda: make_staff(Role.CONTACT_OFFICER, COPENHAGEN)}, NotOfficerError),
        ({"user": lambda: officer(is_active=False)}, NotOfficerError),
        ({"actor": lambda: make_staff(district=COPENHAGEN)}, NotAllowedError),
        ({"actor": officer}, NotAllowedError),
        ({"actor": lambda: make_staff(Role.ADMINISTRATOR, None)}, NotAllowedError),
    ],
)
def test_what_is_refused(area, coordinator, change, error):
    values = {"user": officer(), "actor": coordinator}
    values |= {key: value() if callable(value) else value for key, value in change.items()}
    with pytest.raises(error):
        name(area, values.pop("user"), values.pop("actor"), **values)
    assert not area.duties.exists()


def test_pressed_twice_is_one_and_another_time_in_it_is_refused(area, coordinator):
    jonas = officer()
    assert name(area, jonas, coordinator) == name(area, jonas, coordinator)
    with pytest.raises(DutyTwiceError):
        name(area, jonas, coordinator, ends=5)
    assert (area.duties.count(), Message.objects.count()) == (1, 1)


def test_ending_today_keeps_history_and_one_to_come_falls(area, coordinator):
    running, coming = make_officer(area), officer()
    name(area, coming, coordinator, DEPUTY, 5, 9)
    Message.objects.all().delete()
    for duty in area.duties.all():
        end_duty(duty=duty, actor=coordinator)
        end_duty(duty=duty, actor=coordinator)
    assert [duty.ends_on for duty in area.duties.filter(user=running)] == [day(0)]
    assert not area.duties.filter(user=coming).exists()
    assert {running.email, coming.email} == set(Message.objects.values_list("to", flat=True))


def test_only_the_coordinator_ends_one(area):
    own = make_officer(area)
    with pytest.raises(NotAllowedError):
        end_duty(duty=area.duties.get(), actor=own)


def test_a_duty_that_began_today_is_cut_to_nothing(area, coordinator):
    duty = name(area, officer(), coordinator)
    cut(duty, day(0), coordinator)
    assert not area.duties.exists()


def test_whom_a_deputy_stands_in_for(area, coordinator):
    contact, deputy, idle = make_officer(area), officer(), officer()
    name(area, deputy, coordinator, DEPUTY)
    name(area, idle, coordinator, DEPUTY, 3)
    assert (stood_in_for(deputy), stood_in_for(idle), stood_in_for(contact)) == ({contact.pk}, set(), set())


def test_contact_officer_of_skips_who_lost_the_role(area):
    person = make_volunteer(area=area).person
    gone = make_officer(area)
    assert contact_officer_of(person).user == gone
    StaffRole.objects.filter(user=gone).delete()
    assert contact_officer_of(person) is None
