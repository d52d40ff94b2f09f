"""Saying yes please and no thanks to being asked, and that it is respected everywhere."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from coordination.errors import AlreadyAskedError
from coordination.matching.ranking import Ranking
from coordination.planning.building import Matchmaker, Wishes
from coordination.services import invite
from coordination.wishes.enums import About, HowLong, Said
from coordination.wishes.errors import EndMissingError, NoAmbassadorError, RoleGoneError
from coordination.wishes.merging import settle_wishes
from coordination.wishes.models import TaskWish
from coordination.wishes.queue import interested_people
from coordination.wishes.services import express_interest, say_no, take_back
from core.errors import NotAllowedError
from core.privacy import retention_rules
from projects.enums import Access
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_user, make_volunteer
from tests.factories.plans import make_opening
from tests.factories.stand_ins import make_vacancy
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db


def no(person, role, about=About.ROLE, how_long=HowLong.QUARTER):
    return say_no(person=person, role=role, about=about, how_long=how_long)


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


def suited(role, **options):
    return {entry.volunteer.person for entry in Ranking(role, **options).top(99)}


def planned(role, wishes=None):
    matchmaker = Matchmaker(FYN, wishes or Wishes())
    [opening] = [each for each in matchmaker.openings if each.role == role]
    able = matchmaker.people.ids[matchmaker.can_take(opening)].tolist()
    return able, matchmaker


def test_interest_is_a_reason_a_coordinator_sees_and_gives_the_points_of_interest():
    role = make_role()
    make_place(role)
    person, other = make_volunteer().person, make_volunteer().person
    express_interest(person=person, role=role)
    first, second = Ranking(role).top(2)
    assert (first.volunteer.person, second.volunteer.person) == (person, other)
    assert "keen" in [reason.code for reason in first.fit.reasons]
    assert first.fit.numbers["interest"] - second.fit.numbers["interest"] == 10


def test_interest_twice_is_one_and_takes_the_place_of_a_no():
    person, role = make_volunteer().person, make_role()
    no(person, role)
    express_interest(person=person, role=role)
    express_interest(person=person, role=role)
    [wish] = TaskWish.objects.all()
    assert (wish.said, wish.until) == (Said.INTERESTED, None)


@pytest.mark.parametrize("about", list(About))
def test_a_no_is_respected_by_ranking_plan_and_stand_ins(about):
    place, _seeker = make_vacancy()
    make_place(place.role)
    role, person = place.role, make_volunteer().person
    assert person in suited(role)
    no(person, role, about)
    assert person not in suited(role)
    assert person not in suited(role, session=place.session)
    assert person.pk not in planned(role)[0]
    assert Ranking(role).excluded["said_no"] == 1
    assert Ranking(role).why_not([person.pk]) == {person.pk: "said_no"}
    with pytest.raises(AlreadyAskedError):
        invite(role=role, person_ids=[person.pk], actor=make_staff())


def test_a_pinned_pair_gives_way_to_a_no():
    role, person = make_opening(), make_volunteer().person
    wishes = Wishes(pinned=frozenset({(person.pk, role.pk)}))
    assert planned(role, wishes)[1].pinned == [(0, 0)]
    no(person, role)
    assert planned(role, wishes)[1].pinned == []


def test_a_no_to_a_kind_leaves_other_kinds_alone_and_a_no_to_a_role_other_roles():
    walk, stand = make_role(), make_role()
    stand.initiative.kind = "stand"
    stand.initiative.save()
    same_kind = make_role()
    person = make_volunteer().person
    no(person, walk, About.KIND)
    assert (person in suited(walk), person in suited(same_kind), person in suited(stand)) == (
        False,
        False,
        True,
    )
    take_back(wish=TaskWish.objects.get(), person=person)
    no(person, walk, About.ROLE)
    assert (person in suited(walk), person in suited(same_kind)) == (False, True)


def test_interest_in_one_role_outweighs_a_no_to_its_kind():
    role, other, person = make_role(), make_role(), make_volunteer().person
    no(person, role, About.KIND)
    express_interest(person=person, role=role)
    assert (person in suited(role), person in suited(other)) == (True, False)
    make_place(role)
    assert person.pk in planned(role)[0]


@pytest.mark.parametrize("how_long", list(HowLong))
def test_a_no_holds_as_long_as_it_was_said(how_long):
    role, person = make_role(), make_volunteer().person
    wish = no(person, role, how_long=how_long)
    expected = timezone.localdate() + relativedelta(months=how_long) if how_long else None
    assert wish.until == expected
    if expected:
        assert list(TaskWish.objects.noes(expected)) == [wish]
        assert not TaskWish.objects.noes(expected + timedelta(days=1)).exists()
        TaskWish.objects.update(until=timezone.localdate() - timedelta(days=1))
        assert person in suited(role)


def test_nobody_says_no_to_everything_for_good():
    with pytest.raises(EndMissingError):
        no(make_volunteer().person, make_role(), About.ALL, HowLong.OPEN)


def test_only_ambassadors_are_asked_anyway():
    with pytest.raises(NoAmbassadorError):
        express_interest(person=make_user(), role=make_role())


def test_a_closed_projects_role_is_gone_for_who_may_not_read_it():
    project = make_project(access=Access.RESTRICTED)
    publish(project)
    role = make_role(make_initiative(project))
    with pytest.raises(RoleGoneError):
        express_interest(person=make_volunteer().person, role=role)


def test_nobody_takes_back_what_somebody_else_said():
    wish = express_interest(person=make_volunteer().person, role=make_role())
    with pytest.raises(NotAllowedError):
        take_back(wish=wish, person=make_volunteer().person)


def test_the_page_of_a_role_without_dates_takes_both(client):
    role, person = make_role(), make_volunteer().person
    url = reverse("role", args=[role.pk])
    assert "Jeg vil gerne høre mere" not in text_of(client.get(url))
    client.force_login(person)
    assert "Der er ingen datoer endnu." in text_of(client.get(url))
    client.get(reverse("hear_more", args=[role.pk]))
    assert not TaskWish.objects.exists()
    client.post(reverse("hear_more", args=[role.pk]))
    assert "Du vil gerne høre mere om Gå med (Tryghedsvandring i Bolbro)." in text_of(client.get(url))
    client.post(reverse("no_thanks", args=[role.pk]), {"about": "kind", "how_long": "3"})
    assert TaskWish.objects.noes().get().kind == "walk"
    client.post(reverse("no_thanks", args=[role.pk]), {"about": "x"})
    assert TaskWish.objects.count() == 2


def test_min_side_shows_what_was_said_and_takes_it_back(client):
    role, person = make_role(), make_volunteer().person
    wish = no(person, role, About.ALL)
    client.force_login(person)
    assert "Vi spørger dig ikke om opgaver til og med" in text_of(client.get(reverse("min_side")))
    client.force_login(make_volunteer().person)
    client.post(reverse("take_back_wish", args=[wish.pk]))
    assert TaskWish.objects.exists()
    client.force_login(person)
    client.post(reverse("take_back_wish", args=[wish.pk]))
    assert not TaskWish.objects.exists()


def test_a_restricted_role_has_no_page_for_others(client):
    project = make_project(access=Access.RESTRICTED)
    publish(project)
    role = make_role(make_initiative(project))
    client.force_login(make_volunteer().person)
    for name in ("role", "hear_more", "no_thanks"):
        assert client.get(reverse(name, args=[role.pk])).status_code == 404


def test_min_dag_tells_of_interest_until_somebody_is_asked():
    role, people = make_role(title="Gå med"), [make_volunteer().person for _each in range(3)]
    make_place(role)
    for person in people:
        express_interest(person=person, role=role)
    staff = make_staff()
    [item] = interested_people(staff)
    assert (item.title, item.url) == ("3 vil gerne høre mere om Gå med", f"/koordinator/matching/{role.pk}/")
    assert list(interested_people(make_staff(district=COPENHAGEN))) == []
    invite(role=role, person_ids=[people[0].pk], actor=staff)
    assert [each.title for each in interested_people(staff)] == ["2 vil gerne høre mere om Gå med"]
    invite(role=role, person_ids=[people[1].pk, people[2].pk], actor=staff)
    assert list(interested_people(staff)) == []


def test_a_coordinator_reads_on_the_persons_page_that_they_said_no(client):
    volunteer = make_volunteer()
    no(volunteer.person, make_role(), About.KIND)
    client.force_login(make_staff())
    text = text_of(client.get(reverse("ambassador_detail", args=[volunteer.pk]) + "?formaal=profile"))
    assert "Har sagt nej til opgaver af slagsen »Tryghedsvandring« til og med" in text


def test_of_two_who_are_one_the_newer_word_stands():
    role, kept, gone = make_role(), make_volunteer().person, make_volunteer().person
    express_interest(person=kept, role=role)
    newer = no(gone, role)
    settle_wishes(kept.pk, gone.pk)
    assert list(TaskWish.objects.all()) == [newer]


def test_time_takes_what_is_over():
    today, role = timezone.localdate(), make_role()
    old = express_interest(person=make_volunteer().person, role=role)
    TaskWish.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=400))
    fresh = express_interest(person=make_volunteer().person, role=role)
    over, holds = no(make_volunteer().person, role), no(make_volunteer().person, role)
    TaskWish.objects.filter(pk=over.pk).update(until=today - timedelta(days=1))
    rules = dict(retention_rules.items())
    for name in ("interest", "no-thanks"):
        rules[name].act(rules[name].due(today))
    assert set(TaskWish.objects.all()) == {fresh, holds}
