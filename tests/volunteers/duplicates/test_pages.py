"""The list, the comparison, and the presses."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AccessEntry, User
from coordination.models import Assignment
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_user, make_volunteer
from tests.factories.work import make_role
from volunteers.duplicates.models import NotTheSame

pytestmark = pytest.mark.django_db
LIST = "/koordinator/dubletter/"


@pytest.fixture
def coordinator(client):
    user = make_staff(first_name="Ulla", last_name="Brandt")
    client.force_login(user)
    return user


@pytest.fixture
def two():
    one, other = (make_volunteer(first_name="Ida", last_name="Lund").person for _ in range(2))
    return one, other


def address(one, other, name="duplicate_compare"):
    return reverse(name, args=[one.pk, other.pk])


def test_list_names_the_pair_and_is_noted_once(client, coordinator, two):
    page = client.get(LIST).content.decode()
    assert page.count("Ida Lund") == 2
    assert address(*two) in page
    assert AccessEntry.objects.filter(actor=coordinator, kind="listed", query=LIST).count() == 1


def test_empty_list_is_no_look_up(client, coordinator):
    assert client.get(LIST).status_code == 200
    assert not AccessEntry.objects.exists()


@pytest.mark.parametrize("side", ["", "0", "-1", "99999999999", "x", "1%00"])
def test_odd_page_numbers(client, coordinator, two, side):
    assert client.get(f"{LIST}?side={side}").status_code == 200


def test_min_dag_says_how_many(client, coordinator, two):
    assert LIST in client.get("/koordinator/").content.decode().split("</nav>")[-1]


def test_comparison_shows_what_each_has_and_is_noted_for_both(client, coordinator, two):
    one, other = two
    Assignment.objects.create(person=one, role=make_role(), state="accepted")
    response = client.get(address(one, other))
    facts = [
        dict((str(label), value) for label, value in facts) for _person, facts in response.context["people"]
    ]
    tasks = [value for each in facts for value in each.values() if value in {0, 1}]
    assert tasks == [1, 0]
    assert one.email in response.content.decode()
    assert "outcome" not in response.context
    seen = AccessEntry.objects.filter(actor=coordinator, kind="opened", purpose="profile", district="1465")
    assert set(seen.values_list("person", flat=True)) == {one.pk, other.pk}


def test_choosing_shows_what_will_happen_and_changes_nothing(client, coordinator, two):
    one, other = two
    page = client.get(address(one, other), {"behold": other.pk})
    assert other.email in " ".join(page.context["outcome"])
    assert 'method="post"' in page.content.decode()
    one.refresh_from_db()
    assert one.is_active


def test_a_press_merges_and_twice_is_no_fault(client, coordinator, two):
    one, other = two
    answer = {"behold": other.pk, "reason": "Samme telefon."}
    assert client.post(address(one, other), answer).url == LIST
    one.refresh_from_db()
    assert one.merged_into == other
    assert client.post(address(one, other), answer).status_code == 404
    assert client.get(LIST).status_code == 200


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ({}, False),
        ({"behold": "0", "reason": "x"}, False),
        ({"behold": "ʾ", "reason": "x"}, False),
        ({"reason": "uden valg"}, False),
        ({"behold": "own", "reason": ""}, True),
        ({"behold": "own", "reason": "  \n "}, True),
        ({"behold": "own", "reason": "CPR 010190-1234 passer"}, True),
        ({"behold": "own", "reason": "a" * 1_000_000}, True),
        ({"behold": "own", "reason": "nul\x00"}, True),
    ],
)
def test_odd_answers_change_nothing_and_keep_what_was_typed(client, coordinator, two, answer, kept):
    one, other = two
    data = {key: str(one.pk) if value == "own" else value for key, value in answer.items()}
    page = client.post(address(one, other), data)
    assert page.status_code == 200
    assert User.objects.filter(pk__in=[one.pk, other.pk], is_active=True).count() == 2
    if kept:
        assert page.context["keep"] == one
        assert page.context["form"].errors


def test_markup_in_a_name_stays_text(client, coordinator):
    one, other = (make_volunteer(first_name="<b>Ida</b>", last_name="الله🙂").person for _ in range(2))
    for url in (LIST, address(one, other)):
        page = client.get(url).content.decode()
        assert "<b>Ida" not in page
        assert "&lt;b&gt;Ida" in page


def test_two_districts_are_told_before_a_reason_is_written(client, coordinator):
    coordinator.staff_roles.create(role=Role.COORDINATOR, district_id=COPENHAGEN)
    one, other = make_volunteer().person, make_volunteer(COPENHAGEN).person
    page = client.get(address(one, other), {"behold": one.pk})
    assert page.context["refusal"]
    page = client.post(address(one, other), {"behold": one.pk, "reason": "Samme."})
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()


def test_not_the_same_is_remembered_and_only_by_a_press(client, coordinator, two):
    one, other = two
    url = address(other, one, "duplicate_apart")
    assert client.get(url).status_code == 405
    assert not NotTheSame.objects.exists()
    client.post(url)
    client.post(url)
    row = NotTheSame.objects.get()
    assert (row.one, row.other, row.decided_by) == (one, other, coordinator)
    assert "Ida Lund" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("pair", [(1, 1), (0, 1), (10**30, 1)])
def test_addresses_of_nobody(client, coordinator, pair):
    for name in ("duplicate_compare", "duplicate_apart"):
        assert client.post(reverse(name, args=pair)).status_code == 404


def test_others_do_not_find_the_pages(client, two):
    area = LocalArea.objects.create(name="Bolbro", municipality_id="0461")
    people = [
        make_user(),
        make_officer(area),
        make_staff(Role.LEADERSHIP, None),
        make_staff(Role.EDITOR),
        make_staff(Role.DATA_PROTECTION, None),
    ]
    for user in people:
        client.force_login(user)
        for url in (LIST, address(*two), address(*two, "duplicate_apart")):
            assert client.get(url).status_code in {404, 405}, (user, url)
        assert client.post(address(*two), {"behold": two[0].pk, "reason": "x"}).status_code == 404
        assert client.post(address(*two, "duplicate_apart")).status_code == 404
    client.force_login(make_staff(district=COPENHAGEN))
    assert client.post(address(*two), {"behold": two[0].pk, "reason": "x"}).status_code == 404
    assert User.objects.filter(pk__in=[each.pk for each in two], is_active=True).count() == 2


def test_comparison_asks_few_questions(client, coordinator, two, django_assert_max_num_queries):
    for person in two:
        for _ in range(3):
            Assignment.objects.create(
                person=person,
                role=make_role(),
                state="accepted",
                answered_at=timezone.now() - timedelta(days=1),
            )
    with django_assert_max_num_queries(40):
        client.get(address(*two), {"behold": two[0].pk})
