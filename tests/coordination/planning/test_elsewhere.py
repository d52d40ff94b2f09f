"""The plan on other pages: the role's, Min dag, the matching list."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coordination.planning.enums import PairState
from coordination.planning.queue import unsent_plans
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_volunteer
from tests.factories.plans import make_opening, make_plan

pytestmark = pytest.mark.django_db
HOME = "plan_home"


@pytest.fixture
def staff(client):
    made = make_staff()
    client.force_login(made)
    return made


def text(response):
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def page(client, name, *args, query=""):
    return text(client.get(reverse(name, args=args) + query))


class TestElsewhere:
    def test_beside_the_list_of_roles(self, client, staff):
        make_opening(), make_volunteer()
        plan = make_plan()
        shown = page(client, "matching")
        assert ("Planen for kredsen" in shown, reverse("plan", args=[plan.pk]) in shown) == (True, True)
        client.force_login(make_officer(LocalArea.objects.filter(municipality="0461")[0]))
        assert "Planen for kredsen" not in page(client, "matching")

    def test_min_dag_while_it_waits(self, client, staff):
        make_opening(), make_volunteer()
        plan = make_plan()
        item = next(iter(unsent_plans(staff)))
        assert (item.url, item.due) == (reverse("plan", args=[plan.pk]), plan.made_at + timedelta(days=2))
        assert "1 kan spørges: planen for Fyns Politi" in page(client, "workspace")
        plan.pairs.update(state=PairState.LEFT_OUT)
        assert list(unsent_plans(staff)) == []
        assert list(unsent_plans(make_staff(district=COPENHAGEN))) == []
