"""What applicant and coordinator see of a hearing and a decision."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import AccessKind
from accounts.models import AccessEntry
from tests.factories.decisions import make_decision, make_hearing
from tests.factories.people import make_application, make_staff, make_user, make_volunteer
from tests.pdf import words_of
from volunteers.decisions.models import Decision, Hearing
from volunteers.enums import ApplicationState
from volunteers.models import Application
from volunteers.privacy.journal import journalise
from volunteers.services import end_volunteer

pytestmark = pytest.mark.django_db
HEARING, DECISION = "/min-side/ansoegning/hoering/", "/min-side/ansoegning/afgoerelse.pdf"


@pytest.fixture
def heard(client):
    """A hearing; the applicant is signed in."""
    hearing = make_hearing(make_application())
    client.force_login(hearing.application.person)
    return hearing


def test_the_applicant_reads_it_and_answers(client, heard):
    assert "Vi vil høre dig, før vi afgør" in client.get("/min-side/").content.decode()
    assert heard.weighs in client.get(HEARING).content.decode()
    answered = client.post(HEARING, {"answer": "Det er jeg ikke længere.\nSe her: <b>nej</b>"}, follow=True)
    assert "Vi læser dit svar, før vi afgør" in answered.content.decode()
    heard.refresh_from_db()
    assert heard.answer.startswith("Det er jeg ikke længere.")
    page = client.get(HEARING).content.decode()
    assert "&lt;b&gt;nej&lt;/b&gt;" in page
    assert "<textarea" not in page
    assert "Vi vil høre dig" not in client.get("/min-side/").content.decode()


@pytest.mark.parametrize("text", ["", " ", "010190-1234 er mit nummer", "y" * 4001])
def test_what_is_wrong_is_said_and_kept(client, heard, text):
    page = client.post(HEARING, {"answer": text})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert text.strip()[:50] in page.content.decode()


def test_after_the_date_a_kind_sentence(client):
    hearing = make_hearing(make_application(), days=-1)
    client.force_login(hearing.application.person)
    page = client.get(HEARING).content.decode()
    assert "Datoen er gået" in page
    assert "<textarea" not in page
    assert "Datoen er gået" in client.post(HEARING, {"answer": "Hej"}).content.decode()
    hearing.refresh_from_db()
    assert hearing.answer == ""


@pytest.mark.parametrize("who", ["nobody", "somebody", "decided"])
def test_it_is_nobody_elses(client, who):
    hearing = make_hearing(make_application())
    make_decision(make_application(state=ApplicationState.REJECTED))
    if who == "decided":
        hearing.application.state = ApplicationState.WITHDRAWN
        hearing.application.save()
        client.force_login(hearing.application.person)
    elif who == "somebody":
        client.force_login(make_user())
    expected = 302 if who == "nobody" else 404
    assert [client.get(url).status_code for url in (HEARING, DECISION)] == [expected] * 2


def test_the_decision_is_read_on_paper(client):
    application = make_application()
    hearing = make_hearing(application, state="answered", answer="Det er jeg ikke længere.")
    coordinator = make_staff()
    client.force_login(coordinator)
    url = reverse("application_reject", args=[application.pk])
    values = {"ground": "others", "reason": "Opgaven kræver, at du er uafhængig."}
    assert client.post(url, values).status_code == 302
    client.force_login(application.person)
    assert DECISION in client.get("/min-side/").content.decode()
    answer = client.get(DECISION)
    assert answer["Content-Type"] == "application/pdf"
    text = words_of(answer.content)
    for part in (
        "Afgørelse om din ansøgning",
        hearing.weighs,
        hearing.answer,
        values["reason"],
        "klage",
        "Fyns Politi",
    ):
        assert part in text


def test_printing_it_is_noted(client):
    application = make_application(state=ApplicationState.REJECTED)
    make_decision(application)
    client.force_login(make_staff())
    assert client.get(reverse("application_decision", args=[application.pk])).status_code == 200
    assert AccessEntry.objects.filter(person=application.person, kind=AccessKind.PRINTED).count() == 1


def test_a_protected_persons_decision_isnt_printed_by_others(client):
    application = make_application(state=ApplicationState.REJECTED, is_protected=True)
    make_decision(application)
    client.force_login(make_staff())
    assert client.get(reverse("application_decision", args=[application.pk])).status_code == 404
    page = client.get(reverse("application_detail", args=[application.pk])).content.decode()
    assert "afgoerelse.pdf" not in page


def test_the_coordinator_hears_writes_down_and_takes_back(client):
    application, coordinator = make_application(), make_staff()
    client.force_login(coordinator)
    desk = reverse("application_detail", args=[application.pk])
    assert reverse("application_hear", args=[application.pk]) in client.get(desk).content.decode()
    hear = reverse("application_hear", args=[application.pk])
    values = {
        "weighs": "Noget, vi har hørt.",
        "answer_by": client.get(hear).context["form"].initial["answer_by"],
    }
    assert client.post(hear, values).url == desk
    heard = reverse("application_heard", args=[application.pk])
    assert heard in client.get(desk).content.decode()
    client.post(heard, {"withdraw": "1"})
    assert Hearing.objects.get().state == "withdrawn"
    assert client.get(heard).status_code == 404
    client.post(hear, values)
    client.post(heard, {"answer": "Hun siger, at det ikke passer."})
    page = client.get(desk).content.decode()
    assert "Hun siger, at det ikke passer." in page
    assert f"Skrevet ned af {coordinator.first_name}" in page


@pytest.mark.parametrize("day", ["", "i morgen", "2020-01-01", "9999-12-31"])
def test_odd_dates_are_refused(client, day):
    application = make_application()
    client.force_login(make_staff())
    page = client.post(
        reverse("application_hear", args=[application.pk]), {"weighs": "Noget.", "answer_by": day}
    )
    assert page.status_code == 200
    assert "answer_by" in page.context["form"].errors
    assert not Hearing.objects.exists()


def test_a_no_without_its_ground_is_asked_for(client):
    application = make_application()
    client.force_login(make_staff())
    page = client.post(reverse("application_reject", args=[application.pk]), {"reason": "Nej."})
    assert "ground" in page.context["form"].errors
    page = client.post(
        reverse("application_reject", args=[application.pk]), {"reason": "Nej.", "ground": "others"}
    )
    assert "kræver en høring først" in page.content.decode()
    assert not Decision.objects.exists()


def test_who_has_stopped_and_applies_again_sees_the_application(client):
    volunteer = make_volunteer()
    end_volunteer(volunteer=volunteer, actor=volunteer.person, reason="own_wish")
    client.force_login(volunteer.person)
    assert "Din ansøgning:" not in client.get("/min-side/").content.decode()
    Application.objects.create(
        person=volunteer.person, district=volunteer.district, state="received", informed_at=timezone.now()
    )
    assert "Din ansøgning:" in client.get("/min-side/").content.decode()


def test_the_archive_takes_the_hearing_over(settings, tmp_path):
    settings.JOURNAL_DIR = tmp_path
    application = make_application(state=ApplicationState.REJECTED)
    hearing = make_hearing(application, state="answered", answer="Det passer ikke.")
    decision = make_decision(application)
    journalise(application)
    text = words_of(next(tmp_path.rglob("case.pdf")).read_bytes())
    for part in (hearing.weighs, hearing.answer, decision.reasons):
        assert part in text
