"""Odd and repeated requests around tasks, answers and the sheet: none changes what nobody asked for, none fails."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from coordination.enums import AssignmentState, AttendanceState
from coordination.figures import _hidden
from coordination.models import Assignment, Attendance
from coordination.notifications import answer_url
from coordination.selectors import open_places
from coordination.services import invite, sign_up
from projects.errors import SessionGoneError
from projects.models import Session
from projects.session_services import cancel_session
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return make_staff()


def _invited(staff):
    role, volunteer = make_place().role, make_volunteer()
    return invite(role=role, person_ids=[volunteer.person_id], actor=staff)[0]


def test_back_from_signing_in_leads_to_the_button(client):
    place, volunteer = make_place(), make_volunteer()
    url = reverse("sign_up", args=[place.pk])
    assert client.post(url).status_code == 302
    client.force_login(volunteer.person)
    assert client.get(url).url == reverse("task", args=[place.pk])
    assert not Attendance.objects.exists()
    attendance = sign_up(person=volunteer.person, place=place)
    assert client.get(reverse("cancel_sign_up", args=[attendance.pk])).url == reverse("min_side")
    attendance.refresh_from_db()
    assert attendance.state == AttendanceState.SIGNED_UP


@pytest.mark.parametrize("data", [{}, {"answer": "maybe"}])
def test_neither_yes_nor_no_answers_nothing(client, staff, data):
    assignment = _invited(staff)
    page = client.post(answer_url(assignment), data)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    client.force_login(assignment.person)
    for method in (client.get, client.post):
        assert method(reverse("answer_signed_in", args=[assignment.pk]), data).status_code == 302
    assignment.refresh_from_db()
    assert assignment.state == AssignmentState.INVITED


def test_odd_and_repeated_choices_of_people(client, staff):
    place, volunteer = make_place(), make_volunteer()
    client.force_login(staff)
    url = reverse("matching_role", args=[place.role_id])
    assert client.post(url, {"person": ["²", "x"]}).status_code == 302
    client.post(url, {"person": [volunteer.person_id, volunteer.person_id]})
    assert Assignment.objects.get().person_id == volunteer.person_id


def test_every_note_on_the_sheet_can_be_put_right(client, staff):
    place = make_place()
    attendance = sign_up(person=make_volunteer().person, place=place)
    move_to_past(place)
    client.force_login(staff)
    url, field = reverse("presence_session", args=[place.session_id]), f"p{attendance.pk}"
    for state in ("excused", "absent", "excused", "attended", "excused", "attended", "absent"):
        values = {f"{field}-state": state, f"{field}-minutes": "120", f"{field}-reason": "Forkert linje."}
        response = client.post(url, values)
        assert response.status_code == 302, state
        attendance.refresh_from_db()
        assert (attendance.state, attendance.minutes) == (state, 120 if state == "attended" else None)


def test_a_session_that_is_over_is_not_called_off(staff):
    place = make_place()
    attendance = sign_up(person=make_volunteer().person, place=place)
    move_to_past(place)
    with pytest.raises(SessionGoneError):
        cancel_session(session=place.session, actor=staff, reason="Regn")
    attendance.refresh_from_db()
    assert attendance.state == AttendanceState.SIGNED_UP


def test_a_task_of_a_page_with_restricted_access_is_not_shown(client):
    place = make_place()
    page = place.session.initiative.project.pages.get()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(reverse("task", args=[place.pk])).status_code == 410
    assert "Tryghedsvandring" not in client.get(reverse("tasks")).content.decode()
    with pytest.raises(SessionGoneError):
        sign_up(person=make_volunteer().person, place=place)


def test_dates_of_my_roles_are_found_behind_many_others():
    soon, role = timezone.now() + timedelta(days=1), make_role()
    other = make_role(role.initiative)
    for _ in range(61):
        make_place(other, starts_at=soon)
    place = make_place(role)
    assert open_places(make_volunteer().person, roles=[role.pk]) == [place]


@pytest.mark.parametrize(
    ("people", "hidden"),
    [((9, 8), ""), ((4, 8, 9), "ab"), ((1, 1, 8, 9), "abc"), ((1, 4, 8), "ab"), ((3,), "a"), ((), "")],
)
def test_small_lines_cannot_be_worked_out_from_the_total(people, hidden):
    rows = list(zip("abcd", people, strict=False))
    assert "".join(sorted(_hidden(rows))) == hidden


def test_a_document_a_browser_would_run_is_refused():
    from django.core.files.base import ContentFile
    from wagtail.documents.models import Document

    Document(title="Plan", file=ContentFile(b"%PDF", name="plan.pdf")).full_clean(exclude=["collection"])
    for name in ("side.html", "script.js", "billede.svg"):
        with pytest.raises(ValidationError):
            Document(title="x", file=ContentFile(b"x", name=name)).full_clean(exclude=["collection"])


@pytest.mark.parametrize("began", [-7 * 24 * 60, 10])  # minutes ago
def test_a_nul_and_a_number_too_large_are_answered(client, staff, began):
    place = make_place(seats=5)
    row = sign_up(person=make_volunteer().person, place=place)
    start = timezone.now() - timedelta(minutes=began)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=2), "guests": True}
    Session.objects.filter(pk=place.session_id).update(**times)
    desk, sheet = place.session_id, {"row": row.pk, "kind": "in", "nonce": "abcdefgh\0"}
    guest = {"place": place.pk, "first_name": "Aa\0se", "nonce": "a\0"}
    asked = [
        ("get", "sign_up_for", desk, {"q": "Met\0te"}),
        ("get", "walk_in", desk, {"q": "Met\0te"}),
        ("post", "walk_in", desk, guest),
        ("post", "presence_tap", desk, sheet),
        ("post", "session_desk", desk, {"row": row.pk, "do": "x\0"}),
        ("post", "presence_session", desk, {"do": "confirm", "mark": "\0"}),
        ("get", "stand_ins", desk, {"rolle": "\0"}),
        ("get", "task", 2**63, {}),
        ("post", "sign_up", 2**63, {}),
        ("post", "answer_offer", row.pk, {"answer": "\0"}),
        ("post", "answer_offer", 2**63, {"answer": "yes"}),
    ]
    client.force_login(staff)
    for method, name, number, data in asked:
        answer = getattr(client, method)(reverse(name, args=[number]), data)
        assert answer.status_code in (200, 302, 404, 410), name
    assert client.get(reverse("tasks"), {"q": "\0", "kommune": "\0", "side": "\0"}).status_code == 200
