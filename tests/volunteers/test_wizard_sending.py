"""The wizard: the summary, sending, and who may be here."""

import pytest
from django.test import Client

from accounts.models import User
from tests.factories.people import make_application, make_user, make_volunteer
from tests.volunteers.wizard_steps import (
    ABOUT,
    ANSWERS,
    STEPS,
    WHY,
    answer,
    chosen,
    pairs_of,
    soup_of,
    url,
)
from volunteers.entry.models import Draft
from volunteers.enums import ApplicationState
from volunteers.models import Application, Profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db):
    """Somebody who has signed in and told nothing yet."""
    return make_user(first_name="", last_name="")


@pytest.fixture
def citizen(client, person):
    """A browser with that person before it."""
    client.force_login(person)
    return client


# --- Summary and sending ---------------------------------------------------------------------------------
def test_summary_shows_every_answer_with_a_way_to_correct_it(citizen):
    answer(citizen)
    response = citizen.get(url("oversigt"))
    assert pairs_of(response) == {
        "Navn": "Yasmin Nørgaard",
        "Telefon": "Ikke oplyst",
        "Fyldt 18": "Ja",
        "Postnummer": "5200 Odense V",
        "Kommune": "Odense",
        "Politikreds": "Fyns Politi",
        "Hvor langt": "op til 25\N{NO-BREAK SPACE}km",
        "Sprog": "Engelsk, Arabisk",
        "God til": "Praktisk arbejde",
        "Interesseret i": "Lys og stier",
        "Kan som regel": "tirsdag aften, lørdag formiddag",
        "Hvorfor": "Jeg går gennem tunnelen hver dag.",
    }
    corrections = [link["href"] for link in soup_of(response).select(".t-section__head a")]
    assert corrections == [url(slug) for slug in STEPS]
    assert Application.objects.count() == 0


def test_after_a_correction_the_way_leads_back_to_the_summary(citizen):
    answer(citizen)
    assert citizen.post(url("om-dig"), {**ABOUT, "first_name": "Mina"}).url == url("oversigt")
    assert pairs_of(citizen.get(url("oversigt")))["Navn"] == "Mina Nørgaard"


def test_sending_stores_it_all_and_thanks(citizen, person):
    answer(citizen)
    assert citizen.post(url("oversigt")).url == url("tak")
    page = soup_of(citizen.get(url("tak")))
    assert page.h1.text == "Tak, Yasmin. Vi har fået din ansøgning."
    application = Application.objects.get()
    assert (application.person, application.district_id, application.state, application.motivation) == (
        person,
        "1465",
        ApplicationState.RECEIVED,
        WHY["motivation"],
    )
    profile = Profile.objects.get(person=person)
    assert (profile.postal_code_id, profile.travel_km, profile.adult) == ("5200", 25, True)
    assert set(profile.words.values_list("kind", "key")) == {
        ("language", "ar"),
        ("language", "en"),
        ("skill", "praktisk"),
        ("interest", "lys-og-stier"),
    }
    assert set(profile.availabilities.values_list("weekday", "part")) == {(2, "aften"), (6, "formiddag")}
    assert Draft.objects.count() == 0


def test_sending_writes_one_receipt(citizen, person, post):
    answer(citizen)
    citizen.post(url("oversigt"))
    assert [(letter.to, letter.subject) for letter in post()] == [
        ([person.email], "Vi har fået din ansøgning")
    ]


def test_a_double_click_sends_one_application(citizen, person):
    """The second POST finds the answers too, as two clicks do."""
    answer(citizen)
    answers = Draft.objects.get().answers
    assert citizen.post(url("oversigt")).url == url("tak")
    Draft.objects.create(person=person, answers=answers)
    assert citizen.post(url("oversigt")).url == "/min-side/"
    assert list(Application.objects.values_list("person", flat=True)) == [person.pk]


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_steps_skipped_lead_back_to_the_first_missing(citizen, number):
    for slug in STEPS[:number] + STEPS[number + 1 :]:
        citizen.post(url(slug), ANSWERS[slug])
    for response in (citizen.get(url("oversigt")), citizen.post(url("oversigt"))):
        assert (response.status_code, response.url) == (302, url(STEPS[number]))
    assert Application.objects.count() == 0


# --- Who may be here -------------------------------------------------------------------------------------
def test_anonymous_reads_the_start_signs_in_and_comes_back(client, post):
    start = client.get("/bliv-ambassadoer/")
    assert start.status_code == 200
    assert soup_of(start).select_one("main a.button-primary")["href"] == url("om-dig")
    sent = client.get(url("om-dig"), follow=True)
    assert sent.redirect_chain == [(f"/konto/login/code/?next={url('om-dig')}", 302)]
    fields = {field["name"]: field.get("value", "") for field in soup_of(sent).select("main form input")}
    assert fields["next"] == url("om-dig")
    client.post("/konto/login/code/", {**fields, "email": "ny@example.org"})
    code = post()[-1].subject.split()[-1]
    back = client.post("/konto/login/code/confirm/", {"code": code, "next": url("om-dig")})
    assert (back.status_code, back.url) == (302, url("om-dig"))
    assert client.get(url("om-dig")).status_code == 200


@pytest.mark.parametrize("slug", [*STEPS, "oversigt", "tak"])
def test_anonymous_is_sent_to_sign_in(client, slug):
    response = client.get(url(slug))
    assert (response.status_code, response.url) == (302, f"/konto/login/code/?next={url(slug)}")


@pytest.mark.parametrize("slug", [*STEPS, "oversigt"])
@pytest.mark.parametrize("make", [make_application, make_volunteer])
def test_who_has_applied_is_sent_to_min_side(client, make, slug):
    client.force_login(make().person)
    for response in (client.get(url(slug), follow=True), client.post(url(slug), ABOUT, follow=True)):
        assert response.redirect_chain == [("/min-side/", 302)]
        assert (
            "Vi har allerede en ansøgning fra dig. Du kan følge den på Min side." in response.content.decode()
        )


@pytest.mark.parametrize("state", [ApplicationState.REJECTED, ApplicationState.WITHDRAWN])
def test_who_was_turned_down_or_withdrew_may_apply_again(client, state):
    earlier = make_application(state=state)
    client.force_login(earlier.person)
    answer(client)
    assert client.post(url("oversigt")).url == url("tak")
    assert Application.objects.filter(person=earlier.person).count() == 2


def test_no_receipt_without_an_application(citizen):
    assert citizen.get(url("tak")).url == "/bliv-ambassadoer/"


def test_a_draft_shows_on_the_persons_other_device_and_to_nobody_else(citizen, person):
    answer(citizen, "hvor")
    other, elsewhere = Client(), Client()
    other.force_login(make_user(first_name=""))
    elsewhere.force_login(User.objects.get(pk=person.pk))
    assert chosen(other.get(url("om-dig")), "first_name") == [""]
    assert other.get(url("oversigt")).url == url("om-dig")
    assert chosen(elsewhere.get(url("om-dig")), "first_name") == ["Yasmin"]
    assert elsewhere.get(url("oversigt")).url == url("hvad")


def test_the_next_person_at_the_same_machine_sees_no_draft(citizen):
    answer(citizen)
    citizen.post("/konto/logout/")
    citizen.force_login(make_user(first_name=""))
    assert chosen(citizen.get(url("om-dig")), "first_name") == [""]
