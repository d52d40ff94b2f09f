"""The plan's pages as a coordinator meets them, and as nobody else does."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import AccessKind, Purpose
from accounts.enums import Role as StaffRole
from accounts.models import AccessEntry
from coordination.enums import AssignmentState
from coordination.models import Assignment
from coordination.planning.enums import Failure, GapReason, Hold, JobState, PlanState
from coordination.planning.jobs import claim
from coordination.planning.models import MatchPlan, PairHold, PlanRun
from coordination.planning.running import make_next
from coordination.services import answer_invitation, invite
from places.models import LocalArea
from projects.models import Initiative
from tests.factories.people import COPENHAGEN, FYN, make_officer, make_staff, make_user, make_volunteer
from tests.factories.plans import ALL, make_opening, make_plan
from tests.factories.work import make_place, make_role
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db
HOME = "plan_home"


def text(response):
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def page(client, name, *args, query=""):
    return text(client.get(reverse(name, args=args) + query))


@pytest.mark.parametrize("number", ["9" * 25, "9" * 5000, "x", ""])
def test_a_number_that_cannot_be_one_is_no_pair_and_not_everybody(client, staff, number):
    role, _someone = make_opening(), make_volunteer()
    plan = make_plan()
    chosen = client.get(reverse("plan_send", args=[plan.pk]), {"par": number})
    assert chosen.context["counts"]["pairs"] == 0
    held = client.post(reverse("pair_hold", args=[role.pk]), {"hold": f"pinned:{number}"})
    assert held.status_code == 404
    assert not PairHold.objects.exists()
    changed = client.post(reverse("plan_role", args=[plan.pk, role.pk]), {"do": f"leave_out:{number}"})
    assert changed.status_code == 404


class TestHome:
    def test_a_plan_is_made_from_the_page(self, client, staff):
        make_opening(), make_volunteer()
        assert "Der er ikke lavet nogen plan endnu." in page(client, HOME)
        shown = text(client.post(reverse(HOME), follow=True))
        assert "Planen er på vej." in shown
        assert "Planen venter på at blive lavet." in shown
        assert "Siden skifter ikke af sig selv." in shown
        claim(PlanRun)
        assert "Trin 1 af 4: Læser, hvem der er" in page(client, HOME)
        PlanRun.objects.update(state=JobState.QUEUED)
        make_next()
        plan = MatchPlan.objects.get()
        shown = page(client, HOME)
        assert (reverse("plan", args=[plan.pk]) in shown, "Lav en plan" in shown) == (True, True)

    def test_who_asks_while_one_is_made_is_told(self, client, staff):
        client.post(reverse(HOME))
        client.force_login(make_staff())
        assert "Der er allerede en plan på vej." in text(client.post(reverse(HOME), follow=True))
        assert PlanRun.objects.count() == 1

    def test_what_failed_is_told_and_can_be_asked_for_again(self, client, staff):
        PlanRun.objects.create(district_id=FYN, state=JobState.FAILED, failure=Failure.KILLED)
        shown = page(client, HOME)
        assert "Arbejdet blev afbrudt to gange." in shown
        assert "Lav en plan" in shown

    def test_nobody_took_it_up(self, client, staff):
        PlanRun.objects.create(district_id=FYN, asked_at=timezone.now() - timedelta(minutes=3))
        assert "Den er ikke begyndt endnu." in page(client, HOME)

    def test_not_for_another_district(self, client, staff):
        assert client.post(reverse(HOME), {"district": COPENHAGEN}).status_code == 404
        assert not PlanRun.objects.exists()

    def test_looking_changes_nothing(self, client, staff):
        client.get(reverse(HOME))
        assert not PlanRun.objects.exists()


class TestWhoMay:
    @pytest.mark.parametrize(
        ("who", "status"),
        [
            ("coordinator", 200),
            ("elsewhere", 404),
            ("officer", 404),
            ("leadership", 404),
            ("editor", 404),
            ("ambassador", 404),
        ],
    )
    def test_every_page_and_every_press(self, client, who, status):
        role, volunteer = make_opening(), make_volunteer()
        plan = make_plan()
        client.force_login(
            {
                "coordinator": make_staff,
                "elsewhere": lambda: make_staff(district=COPENHAGEN),
                "officer": lambda: make_officer(LocalArea.objects.filter(municipality="0461")[0]),
                "leadership": lambda: make_staff(StaffRole.LEADERSHIP, None),
                "editor": lambda: make_staff(StaffRole.EDITOR),
                "ambassador": lambda: volunteer.person,
            }[who]()
        )
        pair = plan.pairs.get()
        for name, args in (("plan", []), ("plan_role", [role.pk]), ("plan_send", [])):
            assert client.get(reverse(name, args=[plan.pk, *args])).status_code == status, name
        pressed = 302 if status == 200 else 404
        leave = {"do": f"leave_out:{pair.pk}"}
        assert client.post(reverse("plan_role", args=[plan.pk, role.pk]), leave).status_code == pressed
        assert client.post(reverse("plan_discard", args=[plan.pk])).status_code == pressed
        hold = {"hold": f"pinned:{volunteer.person_id}"}
        assert client.post(reverse("pair_hold", args=[role.pk]), hold).status_code == pressed
        assert PairHold.objects.exists() == (status == 200)
        plan.refresh_from_db()
        assert (plan.state == PlanState.DISCARDED) == (status == 200)

    def test_a_role_of_another_plan_or_district_is_404(self, client, staff):
        other = make_role(Initiative.objects.get(pk=make_opening().initiative_id))
        Initiative.objects.get(pk=other.initiative_id).project.__class__.objects.update(district=COPENHAGEN)
        assert client.get(reverse("plan_role", args=[make_plan().pk, other.pk])).status_code == 404

    def test_a_protected_person_is_known_by_alias(self, client, staff):
        role = make_opening()
        make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsorten")
        older, plan = make_plan(), make_plan()
        PairHold.objects.create(person=plan.pairs.get().person, role=role, hold=Hold.PINNED, by=staff)
        older.pairs.all().delete()
        for shown in (
            page(client, "plan", plan.pk),
            page(client, "plan_role", plan.pk, role.pk),
            page(client, "plan_send", plan.pk),
            page(client, "hold_list"),
        ):
            assert ("Solsorten" in shown, "Amal" in shown) == (True, False)

    @pytest.mark.parametrize("name", ["plan", "plan_role", "plan_send", "hold_list"])
    def test_each_look_is_noted_once(self, client, staff, name):
        role = make_opening()
        make_volunteer(), make_volunteer()
        plan = make_plan()
        args = {"plan_role": [plan.pk, role.pk], "hold_list": []}.get(name, [plan.pk])
        url = reverse(name, args=args)
        client.get(url)
        entry = AccessEntry.objects.get()
        assert (entry.kind, entry.purpose, entry.query) == (AccessKind.LISTED, Purpose.MATCHING, url)


class TestPlan:
    def test_today_beside_the_plan(self, client, staff):
        role = make_opening(number=4)
        people = [make_volunteer().person for _each in range(3)]
        yes = invite(role=role, person_ids=[people[0].pk], actor=staff)[0]
        answer_invitation(assignment=yes, person=people[0], yes=True)
        shown = page(client, "plan", make_plan().pk)
        assert "2 pladser mere kan blive besat" in shown
        assert "af 4 pladser er besat eller spurgt til (25 %)" in shown
        assert "af 4 pladser, hvis alle siger ja (75 %)" in shown
        assert "Ingen plan fylder flere pladser, og ingen, der fylder lige så mange, passer bedre." in shown
        assert "Mangler stadig 1." in shown

    def test_how_far_from_the_best_at_most(self, client, staff):
        assert "En anden plan kan højst fylde 3 pladser mere." in page(
            client, "plan", make_plan(most_filled=3).pk
        )
        assert "Den er højst 7 point af 7 fra at passe bedst muligt." in page(
            client, "plan", make_plan(most_score=7).pk
        )

    def test_what_changed_since_the_plan_before(self, client, staff):
        make_opening()
        make_volunteer(first_name="Asta", last_name="Gren")
        make_plan()
        Volunteer.objects.update(state=VolunteerState.PAUSED)
        make_volunteer(first_name="Bo", last_name="Krat")
        shown = page(client, "plan", make_plan().pk)
        assert ("1 er ny" in shown, "1 er ikke med mere" in shown) == (True, True)
        assert ("Bo Krat" in shown, "Asta Gren" in shown) == (True, True)
        assert "De to planer er ens." in page(client, "plan", make_plan().pk)

    def test_places_nobody_can_fill_and_what_would(self, client, staff):
        make_opening(number=2, requirements=[*ALL, [("screening", "talk")]])
        make_volunteer()
        shown = page(client, "plan", make_plan().pk)
        assert "Pladser, ingen kan fylde" in shown
        assert "1 person mangler kun én ting: en godkendt vurdering." in shown

    def test_contradictory_requirements_are_a_gap_with_a_reason(self, client, staff):
        make_opening(requirements=[[("course", "a")], [("course", "b")]])
        make_volunteer()
        plan = make_plan()
        assert plan.gaps.get().reason == GapReason.NOBODY_MEETS
        assert "Ingen i kredsen opfylder alle kravene." in page(client, "plan", plan.pk)

    def test_a_role_without_places_is_a_gap_with_a_reason(self, client, staff):
        role = make_role()
        make_place(make_role(role.initiative))
        make_volunteer()
        plan = make_plan()
        assert not plan.pairs.filter(role=role).exists()
        assert plan.gaps.get(role=role).reason == GapReason.NO_PLACES
        assert "De kommende datoer har ingen pladser til opgaven." in page(client, "plan", plan.pk)

    def test_a_plan_older_than_its_facts_says_so(self, client, staff):
        role = make_opening(number=3)
        people = [make_volunteer().person for _each in range(3)]
        asked = invite(role=role, person_ids=[people[0].pk], actor=staff)[0]
        plan = make_plan(made_at=timezone.now() - timedelta(days=1))
        Assignment.objects.update(invited_at=timezone.now() - timedelta(days=3))
        answer_invitation(assignment=asked, person=people[0], yes=False)
        Volunteer.objects.filter(person=people[1]).update(state=VolunteerState.PAUSED)
        for name in ("plan", "plan_send"):
            shown = page(client, name, plan.pk)
            assert "Planen er fra i går." in shown
            assert "1 person har svaret siden." in shown
            assert "1 person i planen er ikke aktiv her mere." in shown

    def test_who_is_asked_often(self, client, staff):
        role = make_opening()
        person = make_volunteer(first_name="Gitte", last_name="Brand").person
        for days in (20, 21):
            Assignment.objects.create(
                person=person,
                role=make_opening(days=days, number=1),
                state=AssignmentState.ENDED,
                invited_at=timezone.now() - timedelta(days=10),
            )
        plan = make_plan()
        assert "Gitte Brand: 2 gange" in page(client, "plan", plan.pk)
        assert "Spurgt 2 gange den seneste måned. Grænsen er 4." in page(
            client, "plan_role", plan.pk, role.pk
        )

    def test_queries_do_not_grow(
        self, client, staff, django_assert_num_queries, django_assert_max_num_queries
    ):
        for days in range(3):
            make_opening(days=7 + days, number=3)
        for _each in range(4):
            make_volunteer()
        make_plan().pairs.all().delete()
        plan = make_plan()
        urls = [
            reverse("plan", args=[plan.pk]),
            reverse("plan_role", args=[plan.pk, plan.pairs.first().role_id]),
            reverse("plan_send", args=[plan.pk]),
        ]
        for url in urls:
            with django_assert_max_num_queries(45) as few:
                client.get(url)
            before = len(few)
            for days in range(2):
                more = make_opening(days=30 + days, number=3)
                plan.pairs.create(person=make_volunteer().person, role=more, score=50)
                plan.pairs.create(person=make_volunteer().person, role_id=plan.pairs.first().role_id, score=9)
            with django_assert_num_queries(before):
                client.get(url)

    def test_put_aside(self, client, staff):
        plan = make_plan()
        assert "Planen er lagt til side." in text(
            client.post(reverse("plan_discard", args=[plan.pk]), follow=True)
        )
        assert "kan ikke ændres mere" in text(
            client.post(reverse("plan_discard", args=[plan.pk]), follow=True)
        )
        assert "Lagt til side" in page(client, "plan", plan.pk)


class TestRole:
    @pytest.fixture
    def pair(self, staff):
        make_opening(number=2)
        make_volunteer(first_name="Amina", last_name="Warsame")
        return make_plan().pairs.get()

    def press(self, client, pair, do, **data):
        url = reverse("plan_role", args=[pair.plan_id, pair.role_id])
        return text(client.post(url, {"do": do, **data}, follow=True))

    def test_names_and_reasons(self, client, pair):
        shown = page(client, "plan_role", pair.plan_id, pair.role_id)
        assert "Amina Warsame" in shown
        assert "Det er første gang, vi spørger." in shown
        assert "Sådan regnes tallet" in shown

    def test_out_and_in_again(self, client, pair):
        assert "Taget ud af denne plan." in self.press(client, pair, f"leave_out:{pair.pk}")
        assert "ændret i mellemtiden" in self.press(client, pair, f"leave_out:{pair.pk}")
        assert "Med i planen igen." in self.press(client, pair, f"put_back:{pair.pk}")

    def test_always_and_never_and_neither(self, client, pair):
        assert "med på opgaven i hver plan" in self.press(client, pair, f"pinned:{pair.pk}")
        listed = page(client, "hold_list")
        assert ("Amina Warsame" in listed, "Altid i planen" in listed) == (True, True)
        assert "Nu bestemmer planen igen." in self.press(client, pair, f"release:{pair.pk}")
        assert not PairHold.objects.exists()
        self.press(client, pair, f"refused:{pair.pk}")
        hold = PairHold.objects.get()
        client.post(reverse("hold_release", args=[hold.pk]))
        assert not PairHold.objects.exists()

    def test_from_the_list_of_who_suits(self, client, staff, pair):
        url = reverse("pair_hold", args=[pair.role_id])
        assert "Fra nu af foreslår ingen plan det." in text(
            client.post(url, {"hold": f"refused:{pair.person_id}"}, follow=True)
        )
        assert "ikke aktiv ambassadør" in text(
            client.post(url, {"hold": f"pinned:{make_user().pk}"}, follow=True)
        )
        assert client.post(url, {"hold": "pinned:x"}).status_code == 404
        assert PairHold.objects.get().hold == Hold.REFUSED

    @pytest.mark.parametrize("do", ["", "leave_out", "leave_out:x", "burn:1", "leave_out:999999"])
    def test_odd_presses_are_404(self, client, pair, do):
        url = reverse("plan_role", args=[pair.plan_id, pair.role_id])
        do = do.replace("burn:1", f"burn:{pair.pk}")
        assert client.post(url, {"do": do}).status_code == 404

    def test_those_ticked_go_to_the_list(self, client, pair):
        shown = self.press(client, pair, "ask", par=str(pair.pk))
        assert "Vil du spørge 1 person?" in shown
        assert "Vælg mindst én" in self.press(client, pair, "ask")
