"""Two presses at the same moment: what was chosen is done once."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import StateChange
from coordination.models import Assignment
from outbox.models import Message
from tests.at_once import all_at_once
from tests.factories.people import make_application, make_staff, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role
from workspace.lists.models import Selection

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def pressing(user, url, **data):
    """A press of the button in a browser of its own."""
    client = Client()
    client.force_login(user)
    return lambda: client.post(url, {"do": "1", **data})


def chosen(user, name, action, rows, **answers):
    """The address of rows chosen for an action, with its form answered."""
    client = Client()
    client.force_login(user)
    data = {"action": action, "row": [row.pk for row in rows]}
    url = client.post(reverse("list_choose", args=[name]), data).url
    client.post(url, answers)
    return url


def test_a_double_press_takes_a_step_once_and_both_presses_are_answered():
    user, application = make_staff(), make_application()
    url = chosen(user, "ansoegninger", "step", [application], step="invite_to_talk")
    before = StateChange.objects.count()
    answers = all_at_once(*(pressing(user, url) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [302] * 4
    assert StateChange.objects.count() == before + 1
    assert Message.objects.filter(to=application.person.email).count() == 1
    assert Selection.objects.get().row_ids == []


def test_two_coordinators_who_ask_partly_the_same_people_ask_each_once():
    place = make_place(make_role(make_initiative(make_project()), ["ambassador", "agreement"]))
    people = [make_volunteer() for _ in range(4)]
    presses = [
        pressing(user, chosen(user, "ambassadoerer", "invite", rows, role=place.role_id))
        for user, rows in ((make_staff(), people[:3]), (make_staff(), people[1:]))
    ]
    answers = all_at_once(*presses)
    assert {answer.status_code for answer in answers} <= {200, 302}
    assert sorted(Assignment.objects.values_list("person", flat=True)) == [each.person_id for each in people]
    for each in people:
        assert Message.objects.filter(to=each.person.email).count() == 1
