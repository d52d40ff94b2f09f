"""Actions on many rows: what was chosen is read through the reader's scope at every step (DOMAIN rule 3)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import AccessEntry
from coordination.models import Assignment
from core.registries import BulkAction, bulk_actions
from outbox.models import Message
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_application, make_officer, make_staff, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role
from volunteers.tags import bulk as tag_actions
from volunteers.tags.models import Tag
from volunteers.tags.services import add_tag
from workspace.lists.choosing import people_of, rows_of, selection_of
from workspace.lists.models import Selection

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    """A coordinator who is logged in."""
    user = make_staff()
    client.force_login(user)
    return user


def choose(client, name, action, rows=(), **data):
    """Send what was ticked (or `which="all"`); gives the response."""
    data = {"action": action, "row": [row.pk for row in rows], **data}
    return client.post(reverse("list_choose", args=[name]), data)


def confirmed(client, name, action, rows, **answers):
    """Choose, answer, and read the page that says who; gives the page and its address."""
    url = choose(client, name, action, rows).url
    if answers:
        assert client.post(url, answers).status_code == 302
    return client.get(url), url


def names(page):
    """Who can, and who can't with the reason."""
    refused = [(name, str(reason)) for name, reason in page.context["refused"]]
    return list(page.context["able"]), refused


class TestChoosing:
    def test_forged_numbers_of_another_district_are_left_out(self, client, staff):
        own, foreign = make_volunteer(first_name="Bo"), make_volunteer(COPENHAGEN)
        page, url = confirmed(client, "ambassadoerer", "tag", [own, foreign], text="Nøgle")
        assert Selection.objects.get().row_ids == [own.pk]
        assert page.context["able_number"] == 1
        client.post(url, {"do": "1"})
        assert [tag.person for tag in Tag.objects.all()] == [own.person]

    def test_only_forged_numbers_choose_nothing(self, client, staff):
        response = choose(client, "ambassadoerer", "tag", [make_volunteer(COPENHAGEN)])
        assert response.url.startswith(reverse("ambassador_list"))
        assert not Selection.objects.exists()

    def test_a_number_smuggled_in_later_is_left_out_too(self, client, staff):
        own, foreign = make_volunteer(), make_volunteer(COPENHAGEN)
        url = choose(client, "ambassadoerer", "tag", [own]).url
        Selection.objects.update(row_ids=[own.pk, foreign.pk])
        client.post(url, {"text": "Nøgle"})
        assert client.get(url).context["able_number"] == 1
        client.post(url, {"do": "1"})
        assert list(Tag.objects.values_list("person", flat=True)) == [own.person_id]

    def test_all_that_suit_are_found_anew_by_the_filters(self, client, staff):
        rows = [make_volunteer(signed=False) for _ in range(30)]
        paused = make_volunteer()
        type(paused).objects.filter(pk=paused.pk).update(state="paused")
        make_volunteer(COPENHAGEN)
        choose(client, "ambassadoerer", "tag", which="all", query="state=active&unknown=1")
        assert Selection.objects.get().row_ids == [row.pk for row in rows]

    def test_a_choice_is_its_owners_and_lasts_two_hours(self, client, staff):
        url = choose(client, "ambassadoerer", "tag", [make_volunteer()]).url
        assert client.get(url).status_code == 200
        client.force_login(make_staff())
        assert client.get(url).status_code == 404
        assert client.post(url, {"do": "1"}).status_code == 404
        client.force_login(staff)
        Selection.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        assert client.get(url).status_code == 404

    def test_nothing_happens_on_get_and_a_second_press_does_nothing(self, client, staff):
        _page, url = confirmed(client, "ambassadoerer", "tag", [make_volunteer()], text="Nøgle")
        assert not Tag.objects.exists()
        assert client.post(url, {"do": "1"}).status_code == 302
        for again in (client.post(url, {"do": "1"}), client.post(url, {"text": "Bil"}), client.get(url)):
            assert again.url == reverse("ambassador_list")
        assert "Det er allerede gjort" in client.get(reverse("ambassador_list")).content.decode()
        assert Tag.objects.count() == 1

    def test_what_broke_off_can_be_pressed_again(self, client, staff, monkeypatch):
        _page, url = confirmed(client, "ambassadoerer", "tag", [make_volunteer()], text="Nøgle")
        with monkeypatch.context() as broken:
            broken.setattr(tag_actions, "add_tag", lambda **values: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                client.post(url, {"do": "1"})
        assert not Tag.objects.exists()
        assert client.post(url, {"do": "1"}).status_code == 302
        assert Tag.objects.count() == 1

    @pytest.mark.parametrize("number", ["9" * 25, "9" * 5000, "1e3", "-1", ""])
    def test_what_is_no_number_of_a_row_is_left_out(self, client, staff, number):
        own = make_volunteer()
        data = {"action": "tag", "row": [number, own.pk]}
        client.post(reverse("list_choose", args=["ambassadoerer"]), data)
        assert Selection.objects.get().row_ids == [own.pk]

    def test_too_many_are_refused(self, client, staff):
        rows = [make_volunteer(signed=False) for _ in range(3)]
        bulk_actions["ambassadoerer"].register("few", BulkAction("few", "F", "F", lambda user: True, most=2))
        assert choose(client, "ambassadoerer", "few", rows).url.startswith(reverse("ambassador_list"))
        bulk_actions["ambassadoerer"]._entries.pop("few")
        assert "Højst 2 på én gang" in client.get(reverse("ambassador_list")).content.decode()
        assert not Selection.objects.exists()

    def test_an_action_that_isnt_there_is_404(self, client, staff):
        assert choose(client, "ambassadoerer", "delete", [make_volunteer()]).status_code == 404
        assert choose(client, "nonsense", "tag").status_code == 404

    def test_all_on_the_page_are_ticked_without_a_script(self, client, staff):
        make_volunteer()
        for query, ticked in (({}, 0), ({"alle": "side"}, 1)):
            page = client.get(reverse("ambassador_list"), query).content.decode()
            rows = page.split("<tbody>")[1].split("</tbody>")[0]
            assert (rows.count('type="checkbox"'), rows.count("checked>")) == (1, ticked)


class TestHandingOver:
    @pytest.fixture
    def message(self):
        """An action of another room, which only takes over what was chosen."""
        action = BulkAction("elsewhere", "Write", "Write", lambda user: True, hand_to="workspace")
        bulk_actions["ambassadoerer"].register("elsewhere", action)
        yield
        bulk_actions["ambassadoerer"]._entries.pop("elsewhere")

    def test_the_other_room_gets_a_number_and_reads_who_through_the_scope(self, client, staff, message):
        own, foreign = make_volunteer(), make_volunteer(COPENHAGEN)
        url = choose(client, "ambassadoerer", "elsewhere", [own, foreign]).url
        selection = Selection.objects.get()
        assert url == f"{reverse('workspace')}?valg={selection.pk}"
        assert people_of(selection_of(staff, str(selection.pk)), staff) == [own.person_id]
        assert list(rows_of(selection, make_staff(district=COPENHAGEN))) == []
        for user, number in ((make_staff(), selection.pk), (staff, "1 OR 1"), (staff, 999)):
            with pytest.raises(Http404):
                selection_of(user, number)


class TestApplications:
    def test_a_step_is_taken_where_it_is_open_and_the_others_are_named(self, client, staff):
        ready = make_application(first_name="Bo", last_name="Ek")
        later = make_application(state="agreement", first_name="Ida", last_name="Ask")
        page, url = confirmed(client, "ansoegninger", "step", [ready, later], step="invite_to_talk")
        with translation.override("da"):
            assert names(page) == (["Bo Ek"], [("Ida Ask", "er ved trinnet »Aftale«")])
        client.post(url, {"do": "1"})
        assert [type(ready).objects.get(pk=row.pk).state for row in (ready, later)] == [
            "conversation",
            "agreement",
        ]
        assert Message.objects.filter(to=ready.person.email).count() == 1

    def test_who_cannot_after_all_is_listed_and_the_rest_is_done(self, client, staff):
        cleared = make_application(state="screening", first_name="Bo", last_name="Ek")
        cleared.screenings.create(
            person=cleared.person,
            kind="talk",
            why="Samtale",
            ordered_on=timezone.localdate(),
            outcome="cleared",
        )
        unchecked = make_application(state="screening", first_name="Ida", last_name="Ask")
        _page, url = confirmed(client, "ansoegninger", "step", [cleared, unchecked], step="offer_agreement")
        result = client.post(url, {"do": "1"})
        assert [name for name, _reason in result.context["refused"]] == ["Ida Ask"]
        states = [type(cleared).objects.get(pk=row.pk).state for row in (cleared, unchecked)]
        assert states == ["agreement", "screening"]

    def test_taking_over(self, client, staff):
        mine, nobodys = make_application(), make_application()
        done = make_application(state="rejected")
        type(mine).objects.filter(pk=mine.pk).update(owner=staff)
        page, url = confirmed(client, "ansoegninger", "take-over", [mine, nobodys, done])
        assert (page.context["able_number"], page.context["refused_number"]) == (1, 2)
        looks = AccessEntry.objects.count()
        page = client.post(url, {"do": "1"})
        assert type(mine).objects.get(pk=nobodys.pk).owner == staff
        assert len(page.context["refused"]) == 2  # they are named once more, and so it is noted once more
        assert AccessEntry.objects.count() == looks + 1


class TestInviting:
    def test_who_suits_is_asked_and_the_others_are_named_with_reasons(self, client, staff):
        place = make_place(make_role(make_initiative(make_project()), ["ambassador", "agreement"]))
        suits = make_volunteer(first_name="Bo", last_name="Ek")
        unsigned = make_volunteer(signed=False, first_name="Ida", last_name="Ask")
        asked = make_volunteer(first_name="Jo", last_name="Elm")
        Assignment.objects.create(person=asked.person, role=place.role, state="accepted")
        paused = make_volunteer(first_name="Per", last_name="Pil")
        type(paused).objects.filter(pk=paused.pk).update(state="paused")
        rows = [suits, unsigned, asked, paused]
        page, url = confirmed(client, "ambassadoerer", "invite", rows, role=place.role_id)
        with translation.override("da"):
            assert names(page) == (
                ["Bo Ek"],
                [
                    ("Ida Ask", "har ikke accepteret aftalen"),
                    ("Jo Elm", "er spurgt allerede, eller har opgaven"),
                    ("Per Pil", "er ikke aktiv som ambassadør"),
                ],
            )
        client.post(url, {"do": "1"})
        invited = Assignment.objects.filter(state="invited")
        assert [(row.person, row.invited_by) for row in invited] == [(suits.person, staff)]

    def test_whom_a_colleague_asks_meanwhile_is_named_and_the_others_are_asked(
        self, client, staff, monkeypatch
    ):
        place = make_place(make_role(make_initiative(make_project()), ["ambassador", "agreement"]))
        suits, asked = make_volunteer(first_name="Bo", last_name="Ek"), make_volunteer(first_name="Jo")
        _page, url = confirmed(client, "ambassadoerer", "invite", [suits, asked], role=place.role_id)
        action = next(each for each in bulk_actions["ambassadoerer"] if each.name == "invite")

        def late(user, rows, values):
            Assignment.objects.create(person=asked.person, role=place.role, state="invited")
            return action.apply(user, rows, values)

        bulk_actions["ambassadoerer"].register("invite", replace(action, apply=late), order=10)
        result = client.post(url, {"do": "1"})
        bulk_actions["ambassadoerer"].register("invite", action, order=10)
        assert [name for name, _reason in result.context["refused"]] == [asked.person.get_full_name()]
        assert set(Assignment.objects.values_list("person", flat=True)) == {suits.person_id, asked.person_id}
        assert Message.objects.filter(to=suits.person.email).count() == 1

    def test_a_role_of_another_district_cannot_be_chosen(self, client, staff):
        foreign = make_role(make_initiative(make_project(COPENHAGEN)))
        url = choose(client, "ambassadoerer", "invite", [make_volunteer()]).url
        assert client.post(url, {"role": foreign.pk}).context["form"].errors
        Selection.objects.update(answers={"role": foreign.pk})
        assert client.post(url, {"do": "1"}).status_code == 302
        assert not Assignment.objects.exists()


class TestTags:
    def test_untagging_takes_it_off_those_who_have_it(self, client, staff):
        has, hasnt = make_volunteer(), make_volunteer()
        add_tag(volunteers=[has], text="Nøgle", actor=staff)
        page, url = confirmed(client, "ambassadoerer", "untag", [has, hasnt], text="nøgle")
        assert (page.context["able_number"], page.context["refused_number"]) == (1, 1)
        client.post(url, {"do": "1"})
        assert not Tag.objects.exists()

    def test_a_contact_officer_tags_the_own_areas_people(self, client):
        areas = LocalArea.objects.filter(municipality="0461").order_by("pk")[:2]
        own, other = make_volunteer(area=areas[0]), make_volunteer(area=areas[1], alias="Lygten")
        client.force_login(make_officer(areas[0]))
        page, url = confirmed(client, "ambassadoerer", "tag", [own, other], text="Nøgle")
        assert [name for name, _reason in page.context["refused"]] == ["Lygten"]
        client.post(url, {"do": "1"})
        assert list(Tag.objects.values_list("person", flat=True)) == [own.person_id]

    def test_what_we_dont_note_is_refused_before_anything_happens(self, client, staff):
        url = choose(client, "ambassadoerer", "tag", [make_volunteer()]).url
        for text in ("Har depression", "muslim", "010190-1234", "x" * 31, " "):
            assert client.post(url, {"text": text}).context["form"].errors, text

    def test_protected_people_stand_by_their_alias(self, client, staff):
        hidden = make_volunteer(first_name="Amal", is_protected=True, alias="Solsort")
        page, _url = confirmed(client, "ambassadoerer", "tag", [hidden], text="Nøgle")
        assert page.context["able"] == ["Solsort"]
        assert "Amal" not in page.content.decode()

    def test_queries_dont_grow_with_the_chosen(self, client, staff, django_assert_max_num_queries):
        rows = [make_volunteer(signed=False) for _ in range(40)]
        _page, url = confirmed(client, "ambassadoerer", "tag", rows, text="Nøgle")
        with django_assert_max_num_queries(16):
            client.get(url)
        with django_assert_max_num_queries(22):
            client.post(url, {"do": "1"})
        assert Tag.objects.count() == 40
