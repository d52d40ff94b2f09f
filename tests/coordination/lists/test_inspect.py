"""A page with its history for each role, session and assignment, and for initiative and ambassador."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.history import apply_transition
from accounts.models import AccessEntry
from coordination.services import answer_invitation, cancel_sign_up, invite, sign_up
from places.models import LocalArea
from projects.services import move_stage
from projects.session_services import cancel_session
from tests.factories.people import make_officer, make_staff, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish
from volunteers.enums import VOLUNTEERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    """A coordinator who is logged in."""
    user = make_staff(first_name="Sanne")
    client.force_login(user)
    return user


def told(client, name, pk, query=""):
    """What the page says has happened: (what, who), newest first."""
    page = client.get(reverse(name, args=[pk]) + query)
    context = page.context
    return [(event.what, event.who) for event in context["events"]]


def test_an_assignment_from_question_to_answer(client, staff):
    place = make_place()
    volunteer = make_volunteer(first_name="Bo", last_name="Ek")
    asked = invite(role=place.role, person_ids=[volunteer.person_id], actor=staff)[0]
    answer_invitation(assignment=asked, person=volunteer.person, yes=True)
    events = [("Sagt ja", "Bo Ek"), ("Spurgt", "Sanne")]
    assert told(client, "assignment_detail", asked.pk) == events
    assert told(client, "role_detail", place.role_id) == [(f"Bo Ek: {what}", who) for what, who in events]
    assert AccessEntry.objects.get(person=volunteer.person).purpose == "matching"


def test_a_session_tells_who_came_and_went_by_alias_where_protected(client, staff):
    place = make_place()
    hidden = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsort")
    attendance = sign_up(person=hidden.person, place=place)
    cancel_sign_up(attendance=attendance, person=hidden.person)
    cancel_session(session=place.session, actor=staff, reason="Regn")
    assert told(client, "session_detail", place.session_id) == [
        ("Aflyst", "Sanne"),
        ("Solsort: Afbud", "Solsort"),
        ("Solsort: Tilmeldt", "Solsort"),
    ]
    page = client.get(reverse("session_detail", args=[place.session_id])).content.decode()
    assert "Amal" not in page
    assert "Idris" not in page


def test_another_areas_contact_officer_reads_the_work_and_not_who(client):
    areas = LocalArea.objects.filter(municipality="0461").order_by("pk")[:2]
    project = make_project()
    project.areas.add(areas[1])
    publish(project)
    place = make_place(make_role(make_initiative(project)))
    sign_up(person=make_volunteer(first_name="Bo", alias="Lygten").person, place=place)
    client.force_login(make_officer(areas[0]))
    assert told(client, "session_detail", place.session_id) == []
    page = client.get(reverse("role_detail", args=[place.role_id]))
    assert page.context["own"] is False
    assert page.context["events"] == []


def test_an_initiative_tells_of_its_project_and_of_what_is_called_off(client, staff):
    project = make_project(stage="recruiting")
    place = make_place(make_role(make_initiative(project, created_by=staff)))
    move_stage(project=project, name="start", actor=staff)
    cancel_session(session=place.session, actor=staff, reason="Regn")
    what = [
        what for what, who in told(client, "initiative_detail", place.role.initiative_id) if who == "Sanne"
    ]
    assert what[0].endswith(": Aflyst")
    assert what[1:] == ["Projektet: I gang", "Oprettet"]


def test_an_ambassadors_breaks_stand_on_their_page_without_reasons(client, staff):
    volunteer = make_volunteer()
    apply_transition(
        machine=VOLUNTEERS, subject=volunteer, name="suspend", actor=staff, reason="En sag om ham"
    )
    url = reverse("ambassador_detail", args=[volunteer.pk]) + "?formaal=profile"
    page = client.get(url)
    panel = next(each for each in page.context["panels"] if "history" in each.template)
    with translation.override("da"):
        assert [(event.what, event.who) for event in panel.context["events"]] == [("Suspenderet", "Sanne")]
    history = page.content.decode().split('id="h-history"')[1]
    assert "En sag om ham" not in history


def test_queries_dont_grow_with_what_happened(client, staff, django_assert_max_num_queries):
    place = make_place(seats=30)
    for _ in range(20):
        sign_up(person=make_volunteer().person, place=place)
    with django_assert_max_num_queries(16):
        assert len(told(client, "session_detail", place.session_id)) == 20


def test_an_assignment_of_long_ago_without_a_suggestion(client, staff):
    role = make_role()
    row = role.assignments.create(
        person=make_volunteer().person,
        state="declined",
        invited_at=timezone.now(),
        answered_at=timezone.now(),
    )
    assert client.get(reverse("assignment_detail", args=[row.pk])).status_code == 200
