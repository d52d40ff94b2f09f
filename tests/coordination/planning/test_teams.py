"""Advice on teams."""

import pytest
from django.urls import reverse
from django.utils import translation

from coordination.matching.teams import TeamCheck, TeamRule, team_checks, team_warnings
from coordination.matching.wording import team_sentence
from coordination.services import invite, record_presence, sign_up
from projects.models import Initiative
from tests.factories.people import make_staff, make_volunteer
from tests.factories.plans import make_opening, make_plan
from tests.factories.work import make_place, make_role, move_to_past

THREE, ONE = TeamRule.THREE_ON_A_WALK, TeamRule.ONE_EXPERIENCED


@pytest.mark.parametrize(
    ("kind", "size", "experienced", "expected"),
    [
        ("walk", 0, 0, []),
        ("walk", 1, 0, [TeamCheck(THREE, 2), TeamCheck(ONE, 1)]),
        ("evening-walk", 2, 1, [TeamCheck(THREE, 1)]),
        ("walk", 3, 0, [TeamCheck(ONE, 1)]),
        ("walk", 4, 2, []),
        ("stand", 1, 0, [TeamCheck(ONE, 1)]),
        ("stand", 1, 1, []),
    ],
)
def test_what_is_warned_of(kind, size, experienced, expected):
    assert team_warnings(kind=kind, size=size, experienced=experienced) == expected


def test_kept_rules_are_told_too():
    assert [check.kept for check in team_checks(kind="walk", size=3, experienced=1)] == [True, True]


def test_in_danish():
    with translation.override("da"):
        assert team_sentence(TeamCheck(THREE, 2)) == "Gå altid tre sammen. Der mangler 2 endnu."
        assert team_sentence(TeamCheck(THREE, 0)) == "Der går mindst tre sammen."
        assert team_sentence(TeamCheck(ONE, 0)) == "Mindst én af dem har været med før."


@pytest.mark.django_db
class TestPages:
    def pages(self, client, role, plan):
        for url in (
            reverse("matching_role", args=[role.pk]),
            reverse("plan", args=[plan.pk]),
            reverse("plan_role", args=[plan.pk, role.pk]),
        ):
            yield client.get(url).content.decode()

    def test_the_plan_and_the_role_warn(self, client):
        role, staff = make_opening(number=2), make_staff()
        invite(role=role, person_ids=[make_volunteer().person_id], actor=staff)
        plan = make_plan()
        client.force_login(staff)
        for page in self.pages(client, role, plan):
            assert "Gå altid tre sammen. Der mangler 2 endnu." in page
            assert "Ingen af dem har været med før." in page

    def test_one_who_has_been_along_is_enough(self, client):
        staff, known = make_staff(), make_volunteer().person
        past = make_place(make_role())
        seat = sign_up(person=known, place=past)
        move_to_past(past)
        record_presence(attendance=seat, actor=staff, state="attended", minutes=60)
        role = make_opening(number=2)
        Initiative.objects.filter(pk=role.initiative_id).update(kind="stand")
        invite(role=role, person_ids=[known.pk], actor=staff)
        client.force_login(staff)
        for page in self.pages(client, role, make_plan()):
            assert "Ingen af dem har været med før." not in page
            assert "Gå altid tre sammen" not in page
