"""The many of the demo: as many as asked for, the same each time, and fit for matching."""

import pytest
from django.core.management import call_command

from accounts.enums import Role as StaffRole
from accounts.models import User
from coordination.planning.services import plan_district
from places.models import District
from projects.models import Role
from tests.factories.people import make_staff
from tryghed.demo import bulk
from volunteers.models import Profile, Volunteer

pytestmark = pytest.mark.django_db
FYN = "1465"


@pytest.fixture
def sizes(monkeypatch):
    """Two small sizes, and a coordinator in each district."""
    small = {"large": bulk.Size(30, 9, (FYN,)), "national": bulk.Size(150, 40)}
    monkeypatch.setattr(bulk, "SIZES", small)
    for district in District.objects.values_list("pk", flat=True):
        make_staff(StaffRole.COORDINATOR, district)


def load(name, seed=1):
    lines: list[str] = []
    bulk.load_many(name, seed, lines.append)
    return lines


def counts():
    return {
        district: (
            Volunteer.objects.filter(district=district).count(),
            Role.objects.filter(initiative__project__district=district).count(),
        )
        for district in District.objects.values_list("pk", flat=True)
    }


def test_one_district_gets_its_number_and_no_other(sizes):
    lines = load("large")
    assert {pk: number for pk, number in counts().items() if number != (0, 0)} == {FYN: (30, 9)}
    assert lines == ["Fyns Politi: 30 of 30 ambassadors", "Fyns Politi: 9 roles"]


def test_the_country_gets_its_number_in_every_district(sizes):
    load("national")
    numbers = counts().values()
    assert (sum(people for people, _roles in numbers), sum(roles for _people, roles in numbers)) == (150, 40)
    assert all(people for people, _roles in numbers)


def test_a_second_run_adds_nothing(sizes):
    load("large")
    load("large")
    assert counts()[FYN] == (30, 9)


def test_homes_lie_in_the_district_and_rows_are_as_a_form_would_want_them(sizes):
    load("large")
    for profile in Profile.objects.select_related("municipality"):
        assert profile.municipality.district_id == FYN
        profile.full_clean()
    for role in Role.objects.all():
        role.full_clean()


def test_a_plan_fills_places_with_them(sizes):
    load("large")
    plan = plan_district(district=FYN)
    assert plan.open > plan.filled > 0


def test_the_same_seed_gives_the_same_people(sizes):
    load("large")
    first = list(
        Volunteer.objects.order_by("pk").values_list("person__first_name", "person__profile__postal_code")
    )
    Volunteer.objects.all().delete()
    Profile.objects.all().delete()
    User.objects.filter(email__startswith="frivillig.").delete()
    load("large")
    again = list(
        Volunteer.objects.order_by("pk").values_list("person__first_name", "person__profile__postal_code")
    )
    assert first == again


@pytest.mark.parametrize("size", ["huge", ""])
def test_other_sizes_are_refused(size):
    with pytest.raises(Exception, match="invalid choice"):
        call_command("load_demo", "--size", size)
