"""Answers not yet sent: they go on elsewhere, outlive a session, and end."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.privacy import retention_rules
from outbox.services import deliver_due
from tests.factories.people import make_user
from tests.volunteers.wizard_steps import ABOUT, ANSWERS, WHY, answer, chosen, soup_of, url
from volunteers.entry.models import Draft
from volunteers.entry.services import remind_drafts
from volunteers.models import Application

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db):
    """Somebody who has told nothing yet."""
    return make_user(first_name="", last_name="")


@pytest.fixture
def citizen(client, person):
    """A browser with that person before it."""
    client.force_login(person)
    return client


def late_form(citizen, slug, **values):
    """The step's page as it was opened, and the session gone before it is sent."""
    page = soup_of(citizen.get(url(slug)))
    who = page.select_one('[name="who"]')["value"]
    Session.objects.all().delete()
    return citizen.post(url(slug), {**ANSWERS[slug], **values, "who": who})


def sign_in(browser, email, then):
    page = soup_of(browser.get(f"/konto/login/code/?next={then}"))
    fields = {field["name"]: field.get("value", "") for field in page.select("main form input")}
    browser.post("/konto/login/code/", {**fields, "email": email})
    deliver_due()
    code = mail.outbox[-1].subject.split()[-1]
    return browser.post("/konto/login/code/confirm/", {"code": code, "next": then})


def test_min_side_and_the_start_say_where_to_go_on(citizen, person):
    answer(citizen, "hvor")
    phone = Client()
    phone.force_login(person)
    for path in ("/min-side/", "/bliv-ambassadoer/"):
        page = soup_of(phone.get(path))
        assert "Du er i gang – fortsæt" in page.text
        assert "trin\N{NO-BREAK SPACE}3 af\N{NO-BREAK SPACE}5" in page.text
        assert page.select_one("main .t-panel--warm a.button-primary")["href"] == url("hvad")
    for slug in list(ANSWERS)[2:]:
        phone.post(url(slug), ANSWERS[slug])
    assert soup_of(phone.get("/min-side/")).select_one("main .t-panel--warm a.button")["href"] == url(
        "oversigt"
    )
    phone.post(url("oversigt"))
    assert (Application.objects.count(), Draft.objects.count()) == (1, 0)
    assert "Du er i gang" not in citizen.get("/min-side/").content.decode()


def test_a_late_answer_is_there_after_signing_in_again(citizen, person):
    sent = late_form(citizen, "hvorfor", motivation="Jeg kender alle i opgangen.")
    assert (sent.status_code, sent.url) == (302, f"/konto/login/code/?next={url('hvorfor')}")
    assert Draft.objects.count() == 0
    back = sign_in(citizen, person.email, url("hvorfor"))
    assert back.url == url("hvorfor")
    page = citizen.get(back.url)
    assert chosen(page, "motivation") == ["Jeg kender alle i opgangen."]
    assert "Det, du skrev, er her stadig" in page.content.decode()
    citizen.post(url("hvorfor"), WHY)
    assert chosen(citizen.get(url("hvorfor")), "motivation") == [WHY["motivation"]]


def test_a_late_answer_is_for_nobody_else(citizen, person):
    late_form(citizen, "hvorfor", motivation="Jeg kender alle i opgangen.")
    other = make_user(first_name="Bo")
    sign_in(citizen, other.email, url("hvorfor"))
    assert chosen(citizen.get(url("hvorfor")), "motivation") == [""]
    assert "apply_typed" not in citizen.session


def test_a_late_answer_keeps_no_cpr_number_and_nothing_of_a_minor(citizen):
    late_form(citizen, "hvorfor", motivation="Mit nummer er 010190-1234.")
    assert citizen.session["apply_typed"]["values"]["motivation"] == [""]
    citizen.logout()


def test_a_late_answer_of_a_minor_is_not_kept(citizen):
    late_form(citizen, "om-dig", adult="nej")
    assert "apply_typed" not in citizen.session


@pytest.mark.parametrize("who", ["", "1", "1:falsk", "\0"])
def test_a_late_answer_without_its_mark_is_not_kept(client, who):
    assert client.post(url("om-dig"), {**ABOUT, "who": who}).status_code == 302
    assert "apply_typed" not in client.session


def test_only_what_the_form_asks_is_stored(citizen):
    citizen.post(url("om-dig"), {**ABOUT, "cpr": "010190-1234", "csrfmiddlewaretoken": "x"})
    assert Draft.objects.get().answers == {"om-dig": {name: [value] for name, value in ABOUT.items()}}


def test_old_drafts_fall(citizen):
    answer(citizen, "om-dig")
    [rule] = [rule for rule in retention_rules if rule.days == "RETENTION_DRAFT_DAYS"]
    today = timezone.localdate()
    assert rule.due(today + timedelta(days=settings.RETENTION_DRAFT_DAYS)).count() == 0
    rows = rule.due(today + timedelta(days=settings.RETENTION_DRAFT_DAYS + 1))
    assert (rule.act(rows), Draft.objects.count()) == (1, 0)


def test_one_reminder(citizen, person):
    answer(citizen, "om-dig")
    remind_drafts()
    assert mail.outbox == []
    Draft.objects.update(updated_at=timezone.now() - timedelta(days=4))
    for _time in range(2):
        remind_drafts()
    deliver_due()
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([person.email], "Din ansøgning er ikke sendt endnu")
    ]
