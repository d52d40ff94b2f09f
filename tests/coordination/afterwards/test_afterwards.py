"""After a session: three questions, what the coordinator tells, and promises that get an answer."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from coordination.afterwards.errors import NoPromiseError, NotOverError, TooLateError
from coordination.afterwards.letters import feedback_url
from coordination.afterwards.models import Feedback, SessionReport
from coordination.afterwards.queue import promises_to_keep, sessions_to_tell_about
from coordination.afterwards.services import give_feedback, keep_promise, tell_about
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import record_presence, sign_up
from coordination.thanks.services import thank_for_tasks
from core.errors import NotAllowedError
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_staff, make_volunteer
from tests.factories.work import make_place, move_to_past

pytestmark = pytest.mark.django_db
ANSWERS = {"prepared": 3, "mattered": 2, "again": 3, "line": "Flere lygter"}
TOLD = {
    "happened": "Vi gik ruten og fandt to mørke steder.",
    "promised": "Vi spørger kommunen om lamperne.",
    "promised_by": (timezone.localdate() + timedelta(days=14)).isoformat(),
    "enough": 3,
    "clear": 2,
    "worth": 3,
}


def came(days=1, **person):
    """Somebody who came, as an attendance row that is noted."""
    place = make_place()
    row = sign_up(person=make_volunteer(**person).person, place=place)
    move_to_past(place, days=days)
    row.refresh_from_db()
    return record_presence(attendance=row, actor=make_staff(), state=AttendanceState.ATTENDED, minutes=120)


def link(row):
    return urlsplit(feedback_url(row)).path


def values(**changes):
    return {**TOLD, "promised_by": timezone.localdate() + timedelta(days=14), **changes}


def report_on(row, actor=None, **changes):
    return tell_about(session=row.session, actor=actor or make_staff(), values=values(**changes))


def test_three_answers_by_link_without_signing_in(client):
    row = came()
    assert "Gjorde det en forskel?" in client.get(link(row)).content.decode()
    assert Feedback.objects.count() == 0
    assert "Tak for dine svar" in client.post(link(row), ANSWERS).content.decode()
    client.post(link(row), {**ANSWERS, "again": 1})
    [feedback] = Feedback.objects.all()
    assert (feedback.attendance, feedback.again, feedback.line) == (row, 1, "Flere lygter")


@pytest.mark.parametrize("changes", [{"again": ""}, {"again": "9"}, {"line": "010190-1234"}])
def test_bad_answers_stay_in_the_form(client, changes):
    row = came()
    response = client.post(link(row), {**ANSWERS, **changes})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert Feedback.objects.count() == 0


def test_only_who_came_answers_and_not_for_ever(client):
    row = came(days=40)
    with pytest.raises(TooLateError):
        give_feedback(attendance=row, values=ANSWERS)
    assert client.post(link(row), ANSWERS).status_code == 409
    Attendance.objects.filter(pk=row.pk).update(state=AttendanceState.ABSENT)
    with pytest.raises(NotAllowedError):
        give_feedback(attendance=row, values=ANSWERS)
    assert client.get("/efter/eyJ:x:y/").status_code == 404


def test_thanks_ask_the_questions(post):
    row = came()
    Attendance.objects.filter(pk=row.pk).update(confirmed_at=timezone.now() - timedelta(hours=3))
    thank_for_tasks()
    letter = post()[-1]
    assert "/efter/" in letter.body
    assert "Tre spørgsmål" in letter.body


def test_what_happened_is_told_once_to_who_came(post):
    row = came()
    post().clear()
    report_on(row)
    report_on(row, happened="Vi gik ruten.")
    [letter] = post()
    assert letter.to == [row.person.email]
    assert "Vi gik ruten og fandt to mørke steder." in letter.body
    assert "Vi spørger kommunen om lamperne." in letter.body
    assert SessionReport.objects.get().happened == "Vi gik ruten."


def test_a_promise_waits_until_it_is_answered(post):
    row, staff = came(), make_staff()
    assert [item.verb for item in sessions_to_tell_about(staff)] == ["Fortæl"]
    report = report_on(row, actor=staff)
    assert list(sessions_to_tell_about(staff)) == []
    assert [item.title for item in promises_to_keep(staff)] == ["Vi spørger kommunen om lamperne."]
    assert list(promises_to_keep(make_staff(district=COPENHAGEN))) == []
    post().clear()
    keep_promise(report=report, actor=staff, kept="De er skiftet.")
    [letter] = post()
    assert "De er skiftet." in letter.body
    assert list(promises_to_keep(staff)) == []
    with pytest.raises(NoPromiseError):
        keep_promise(report=report, actor=staff, kept="Igen.")
    report_on(row, actor=staff, promised="Noget andet")
    assert SessionReport.objects.get().promised == "Vi spørger kommunen om lamperne."


def test_who_may_tell():
    row = came()
    stranger = make_staff(district=COPENHAGEN)
    with pytest.raises(NotAllowedError):
        report_on(row, actor=stranger)
    with pytest.raises(NotAllowedError):
        keep_promise(report=report_on(row), actor=stranger, kept="x")
    with pytest.raises(NotOverError):
        tell_about(session=make_place().session, actor=make_staff(), values=values())


def test_the_database_keeps_promises_dated():
    row = came()
    report = report_on(row)
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionReport.objects.filter(pk=report.pk).update(promised_by=None)


def test_the_coordinators_page_shows_answers_without_names(client):
    row = came(first_name="Mette", last_name="Holm")
    give_feedback(attendance=row, values=ANSWERS)
    client.force_login(make_staff())
    url = reverse("session_afterwards", args=[row.session_id])
    page = client.get(url).content.decode()
    assert "1 person har svaret" in page
    assert "Flere lygter" in page
    assert "Mette" not in page
    assert client.post(url, {**TOLD, "promised_by": ""}).status_code == 200
    assert client.post(url, TOLD).status_code == 302
    kept = reverse("promise_kept", args=[row.session_id])
    assert client.post(kept, {"kept": ""}).status_code == 200
    assert client.post(kept, {"kept": "De er skiftet."}).status_code == 302
    assert "De er skiftet." in client.get(url).content.decode()


def test_a_session_ahead_has_no_afterwards(client):
    place = make_place()
    client.force_login(make_staff())
    assert client.get(reverse("session_afterwards", args=[place.session_id])).status_code == 404
    assert client.get(reverse("promise_kept", args=[place.session_id])).status_code == 404


def test_min_side_and_the_area_tell_what_came_of_it(client):
    row = came()
    project = row.session.initiative.project
    area = LocalArea.objects.create(name="Bolbro", municipality_id=project.municipality_id, is_exposed=False)
    project.areas.add(area)
    report_on(row)
    client.force_login(row.person)
    assert "Vi gik ruten og fandt to mørke steder." in client.get(reverse("min_side")).content.decode()
    client.force_login(make_staff())
    assert "0 af 1 løfte er besvaret." in client.get(reverse("area_card", args=[area.pk])).content.decode()
