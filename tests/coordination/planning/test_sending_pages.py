"""Sending a plan from its pages: the list of whom, the letters, and who couldn't be asked."""

import pytest
from django.urls import reverse

from coordination.models import Assignment
from coordination.planning import sending as sending_module
from coordination.planning.enums import PairState, PlanState
from coordination.planning.sending import send_next
from tests.coordination.planning.test_pages import page, text
from tests.factories.people import make_staff, make_volunteer
from tests.factories.plans import make_opening, make_plan
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db


class TestSending:
    @pytest.fixture
    def plan(self, staff):
        make_opening(number=2), make_opening(days=9)
        for _each in range(3):
            make_volunteer()
        return make_plan()

    def test_the_list_then_the_letters(self, client, plan):
        url = reverse("plan_send", args=[plan.pk])
        shown = text(client.get(url))
        assert "3 spørgsmål om 2 opgaver." in shown
        assert not Assignment.objects.exists()
        assert "3 personer er spurgt" in text(client.post(url, {"antal": "3"}, follow=True))
        assert "allerede spurgt eller taget ud" in page(client, "plan_send", plan.pk) or (
            "Planen er sendt" in page(client, "plan_send", plan.pk)
        )
        plan.refresh_from_db()
        assert (plan.state, Assignment.objects.count()) == (PlanState.SENT, 3)

    def test_chosen_tasks_only(self, client, plan):
        role = plan.pairs.last().role
        url = reverse("plan_send", args=[plan.pk]) + f"?rolle={role.pk}"
        number = plan.pairs.filter(role=role).count()
        client.post(url, {"antal": str(number)})
        assert set(Assignment.objects.values_list("role", flat=True)) == {role.pk}

    def test_the_second_coordinator_is_told(self, client, plan):
        url = reverse("plan_send", args=[plan.pk])
        client.post(url, {"antal": "3"})
        client.force_login(make_staff())
        assert "Planen er sendt eller lagt til side." in text(client.post(url, {"antal": "3"}, follow=True))
        assert Assignment.objects.count() == 3

    def test_other_people_than_shown_are_not_asked(self, client, plan):
        plan.pairs.filter(pk=plan.pairs.first().pk).update(state=PairState.LEFT_OUT)
        shown = text(client.post(reverse("plan_send", args=[plan.pk]), {"antal": "3"}, follow=True))
        assert "Planen er ændret, siden du åbnede siden." in shown
        assert not Assignment.objects.exists()

    def test_who_could_not_be_asked_and_why(self, client, plan):
        person = plan.pairs.first().person
        Volunteer.objects.filter(person=person).update(state=VolunteerState.PAUSED)
        shown = text(client.post(reverse("plan_send", args=[plan.pk]), {"antal": "3"}, follow=True))
        assert "2 personer er spurgt" in shown
        assert "Er ikke aktiv ambassadør her mere." in shown

    def test_many_are_on_their_way(self, client, plan, monkeypatch):
        monkeypatch.setattr(sending_module, "PAIRS_AT_ONCE", 0)
        shown = text(client.post(reverse("plan_send", args=[plan.pk]), {"antal": "3"}, follow=True))
        assert "0 er spurgt, og 3 venter på tur." in shown
        assert "Planen er ved at blive sendt." in text(
            client.post(reverse("plan_discard", args=[plan.pk]), follow=True)
        )
        send_next()
        assert "3 personer er spurgt" in page(client, "plan_sending", plan.pk, plan.sendings.get().pk)

    def test_odd_choices_ask_nobody(self, client, plan):
        url = reverse("plan_send", args=[plan.pk]) + "?par=999999&rolle=x"
        assert "Der er ikke flere at spørge" in text(client.get(url))
        assert "Ingen er spurgt to gange." in text(client.post(url, {"antal": "x"}, follow=True))
