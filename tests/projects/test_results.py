"""Results come before the end, and whoever owns the project hears about it until they are there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import StateChange
from core.errors import TransitionError
from outbox.models import Message
from projects.enums import Stage
from projects.errors import ResultsMissingError
from projects.results import remind_of_results, results_to_tell
from projects.services import move_stage
from tests.factories.people import make_staff
from tests.factories.work import make_project, publish

pytestmark = pytest.mark.django_db
RESULTS = [("results", {"text": "<p>Nu er der lys.</p>"})]


def measuring(days=20, **fields):
    """A project that has been measuring for so many days."""
    project = make_project(stage=Stage.EVALUATING, **fields)
    row = StateChange(
        subject_type="projects.project",
        subject_id=project.pk,
        transition="evaluate",
        source=Stage.RUNNING,
        target=Stage.EVALUATING,
        at=timezone.now() - timedelta(days=days),
    )
    row.save()
    return project


@pytest.mark.parametrize(
    ("body", "live"), [(None, False), ([], True), ([("results", {"text": ""})], True), (RESULTS, False)]
)
def test_no_end_without_published_results(body, live):
    project = measuring()
    if body is not None:
        publish(project, body=body, live=live)
    with pytest.raises(ResultsMissingError):
        move_stage(project=project, name="close", actor=make_staff(Role.COORDINATOR))
    project.refresh_from_db()
    assert project.stage == Stage.EVALUATING


def test_with_results_it_ends():
    project = measuring()
    publish(project, body=RESULTS)
    assert move_stage(project=project, name="close", actor=make_staff(Role.COORDINATOR)).stage == Stage.CLOSED


def test_a_step_that_is_not_the_next_is_refused_as_such():
    with pytest.raises(TransitionError):
        move_stage(project=make_project(stage=Stage.IDEA), name="close", actor=None)


def test_the_owner_is_reminded_once_a_week_with_the_reason():
    owner = make_staff(Role.COORDINATOR)
    make_staff(Role.COORDINATOR)
    measuring(owner=owner, title="Lys på stien")
    assert remind_of_results() == 1
    remind_of_results()
    letter = Message.objects.get()
    assert (letter.to, letter.subject) == (owner.email, "Hvad kom der ud af Lys på stien?")
    assert "De, der var med, venter på et svar." in letter.text


def test_without_owner_the_coordinators_are_and_after_the_results_nobody():
    people = {make_staff(Role.COORDINATOR).email, make_staff(Role.COORDINATOR).email}
    make_staff(Role.COORDINATOR, "1470")
    project = measuring()
    remind_of_results()
    assert set(Message.objects.values_list("to", flat=True)) == people
    Message.objects.all().delete()
    publish(project, body=RESULTS)
    assert remind_of_results() == 0


def test_not_before_two_weeks_have_passed():
    make_staff(Role.COORDINATOR)
    measuring(days=13)
    assert remind_of_results() == 0


def test_it_waits_in_my_day_of_those_who_may_change_it():
    project = measuring(title="Lys på stien")
    [item] = results_to_tell(make_staff(Role.COORDINATOR))
    assert (item.title, item.url) == (
        "Fortæl, hvad der kom ud af Lys på stien",
        f"/koordinator/projekter/{project.pk}/",
    )
    assert list(results_to_tell(make_staff(Role.COORDINATOR, "1470"))) == []
