"""Staff type an application: nobody without e-mail loses a right, and nobody turns up twice."""

import pytest
from django.core import mail

from accounts.enums import Role
from accounts.models import User
from outbox.models import Errand
from outbox.services import deliver_due
from tests.factories.people import (
    COPENHAGEN,
    FYN,
    make_application,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.volunteers.wizard_steps import ABOUT, HOME, TIMES, WHY, WORDS, chosen, errors_of, soup_of
from volunteers.enums import ApplicationState
from volunteers.models import Application

pytestmark = pytest.mark.django_db
PATH = "/koordinator/ansoegninger/ny/"
PAPER = {
    **ABOUT,
    **HOME,
    **WORDS,
    **TIMES,
    **WHY,
    "first_name": "Aage",
    "phone": "20 12 34 56",
    "way_in": "paper",
    "channel": "letter",
    "email": "",
}


@pytest.fixture
def actor(client):
    """Fyn's coordinator, signed in."""
    user = make_staff()
    client.force_login(user)
    return user


def save(client, person="new", **changes):
    return client.post(PATH, {**PAPER, **changes, "step": "save", "person": person})


def people_offered(response):
    return [field["value"] for field in soup_of(response).select('input[type="radio"][name="person"]')]


def test_somebody_without_mail_gets_an_application_and_an_errand(client, actor):
    summary = client.post(PATH, {**PAPER, "step": "check"})
    assert "Aage Nørgaard" in summary.content.decode()
    assert Application.objects.count() == 0
    assert save(client).status_code == 302
    application = Application.objects.get()
    person = application.person
    assert (application.state, application.way_in, application.typed_by) == ("received", "paper", actor)
    assert application.informed_at is not None
    assert (person.email, person.channel, person.has_usable_password()) == (None, "letter", False)
    assert person.profile.words.count() == 4
    assert [errand.channel for errand in Errand.objects.filter(person=person)] == ["letter"]
    deliver_due()
    assert mail.outbox == []


def test_with_mail_the_receipt_is_a_letter(client, actor):
    save(client, email="aage@example.org", channel="mail", way_in="phone")
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [["aage@example.org"]]
    assert Application.objects.get().way_in == "phone"


def test_what_is_wrong_is_said_and_everything_is_kept(client, actor):
    response = client.post(PATH, {**PAPER, "channel": "mail", "informed": "", "step": "check"})
    assert [anchor for _text, anchor in errors_of(response)] == ["#id_email", "#id_informed"]
    assert chosen(response, "first_name") == ["Aage"]
    assert chosen(response, "slots") == TIMES["slots"]
    assert chosen(response, "motivation") == [WHY["motivation"]]


def test_correcting_keeps_everything(client, actor):
    summary = client.post(PATH, {**PAPER, "step": "check"})
    hidden = [(field["name"], field["value"]) for field in soup_of(summary).select("main input[type=hidden]")]
    data: dict[str, list[str]] = {}
    for name, value in hidden:
        data.setdefault(name, []).append(value)
    response = client.post(PATH, {**data, "step": "correct"})
    assert chosen(response, "slots") == TIMES["slots"]
    assert chosen(response, "languages") == WORDS["languages"]
    assert chosen(response, "channel") == ["letter"]


@pytest.mark.parametrize(
    "same",
    [{"email": "aage@example.org", "first_name": "Å"}, {"phone": "+4520123456"}, {"first_name": "AAGE"}],
)
def test_somebody_we_know_is_found_first(client, actor, same):
    known = make_application(
        state=ApplicationState.WITHDRAWN, last_name="Nørgaard", **{"first_name": "x", **same}
    )
    data = {**PAPER, "email": "aage@example.org"}
    response = client.post(PATH, {**data, "step": "check"})
    assert people_offered(response) == [str(known.person.pk), "new"]
    save(client, str(known.person.pk), email="aage@example.org")
    assert list(Application.objects.order_by("pk").values_list("person", flat=True)) == [known.person_id] * 2


@pytest.mark.parametrize("make", [make_application, make_volunteer])
def test_who_is_on_the_way_or_there_gets_no_second_one(client, actor, make):
    known = make(first_name="Aage", last_name="Nørgaard", phone="+4520123456").person
    response = client.post(PATH, {**PAPER, "step": "check"})
    assert people_offered(response) == ["new"]
    assert "Aage Nørgaard" in response.content.decode()
    again = save(client, str(known.pk))
    assert again.status_code == 200
    assert "Vælg, om det er en, vi kender" in again.content.decode()


def test_nobody_of_another_district_is_shown(client, actor):
    make_application(COPENHAGEN, first_name="Aage", phone="+4520123456", email="aage@example.org")
    response = client.post(PATH, {**PAPER, "email": "aage@example.org", "step": "check"})
    assert people_offered(response) == []
    refused = save(client, email="aage@example.org")
    assert refused.status_code == 200
    assert "En, vi kender, har allerede den e-mail" in refused.content.decode()
    assert Application.objects.filter(district=FYN).count() == 0


def test_a_protected_person_is_not_shown(client, actor):
    make_application(
        state=ApplicationState.WITHDRAWN, first_name="Aage", phone="+4520123456", is_protected=True
    )
    assert people_offered(client.post(PATH, {**PAPER, "step": "check"})) == []


def test_staff_are_never_offered_and_type_nothing_for_themselves(client, actor):
    actor.phone = "+4520123456"
    actor.save()
    make_staff(phone="+4520123456")
    assert people_offered(client.post(PATH, {**PAPER, "step": "check"})) == []
    assert save(client, str(actor.pk)).status_code == 200
    assert Application.objects.count() == 0


def test_a_home_in_another_district_is_refused(client, actor):
    response = save(client, postal_code="2200")
    assert [anchor for _text, anchor in errors_of(response)] == ["#id_postal_code"]
    assert (Application.objects.count(), User.objects.filter(first_name="Aage").count()) == (0, 0)


def test_nobody_under_18(client, actor):
    response = save(client, adult="nej")
    assert [anchor for _text, anchor in errors_of(response)] == ["#id_adult_0"]
    assert Application.objects.count() == 0


def test_an_interest_is_filled_in_and_becomes_the_application(client, actor):
    client.post(
        "/interesse/",
        {"first_name": "Aage", "postal_code": "5200", "channel": "call", "phone": "20 12 34 56"},
    )
    interest = Application.objects.get()
    page = client.get(f"/koordinator/ansoegninger/{interest.pk}/")
    assert f"{PATH}?interesse={interest.pk}" in page.content.decode()
    filled = client.get(f"{PATH}?interesse={interest.pk}")
    assert (chosen(filled, "first_name"), chosen(filled, "postal_code")) == (["Aage"], ["5200"])
    assert chosen(filled, "channel") == ["call"]
    response = client.post(PATH, {**PAPER, "step": "check"})
    assert people_offered(response) == [str(interest.person_id), "new"]
    save(client, str(interest.person_id))
    application = Application.objects.get()
    assert (application.pk, application.state, application.typed_by) == (interest.pk, "received", actor)


@pytest.mark.parametrize("pk", ["0", "9" * 30, "x", "\0", "²"])
def test_an_interest_that_isnt_there(client, actor, pk):
    assert client.get(PATH, {"interesse": pk}).status_code in {200, 404}


@pytest.mark.parametrize(
    ("role", "district", "status"),
    [
        (Role.CONTACT_OFFICER, FYN, 200),
        (Role.COORDINATOR, COPENHAGEN, 200),
        (Role.EDITOR, FYN, 404),
        (Role.LEADERSHIP, None, 404),
        (Role.DATA_PROTECTION, None, 404),
    ],
)
def test_who_may_type(client, role, district, status):
    client.force_login(make_staff(role, district))
    assert client.get(PATH).status_code == status


def test_a_citizen_has_no_business_here(client):
    client.force_login(make_user())
    assert client.get(PATH).status_code == 404
    client.logout()
    assert client.get(PATH).status_code == 302
