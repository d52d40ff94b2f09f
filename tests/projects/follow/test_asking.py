"""Double opt-in: nothing is told before the address has pressed the button, and nobody learns who follows."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import Resolver404, resolve
from django.utils import timezone

from core.links import make_token
from outbox.models import Message
from projects.enums import Access
from projects.follow import links, services
from projects.follow.models import Follow, Mailbox, Pace
from tests.factories.follow import READER, make_follow, published
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
AREA = "/foelg/?postnummer=5200&km=10"


def ask(client, email=READER, path=AREA, pace=Pace.WEEKLY):
    """Fill in the form of a target."""
    return client.post(path, {"email": email, "pace": pace})


def link_in(letter):
    """The path behind the letter's button."""
    return re.search(r":8000(/\S+)", letter.body)[1]


@pytest.fixture
def asked(client, post):
    """Somebody asked for an area; gives the path of the link in the mail."""
    ask(client)
    return link_in(post()[0])


def test_nothing_is_followed_before_the_button_is_pressed(client, asked):
    assert not Follow.objects.listening().exists()
    page = client.get(asked)
    assert page.status_code == 200
    assert "Ja, jeg vil følge med" in page.content.decode()
    assert not Follow.objects.listening().exists()  # opening the link changes nothing
    receipt = client.post(asked)
    assert "Nu følger du 5200 Odense V og op til 10 km omkring" in receipt.content.decode()
    follow = Follow.objects.listening().get()
    assert (follow.email, follow.pace, follow.km) == (READER, Pace.WEEKLY, 10)
    assert client.post(asked).status_code == 200  # pressed twice
    assert Follow.objects.count() == 1


def test_a_receipt_tells_how_to_stop(client, asked, post):
    client.post(asked)
    letter = post()[-1]
    assert letter.subject == "Nu følger du: 5200 Odense V og op til 10 km omkring"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("known", [False, True])
def test_the_answer_is_the_same_whoever_asks(client, known):
    if known:
        make_follow(area=("5200", 10))
    answer = client.post(AREA, {"email": f" {READER.upper()} ", "pace": "instant"}, follow=True)
    assert answer.redirect_chain == [("/foelg/sendt/", 302)]
    assert Follow.objects.count() == Mailbox.objects.count() == 1
    if known:  # a stranger changes nothing
        assert Follow.objects.get().pace == Pace.INSTANT
        assert Message.objects.get().subject.startswith("Du følger allerede")


def test_a_stranger_does_not_change_the_pace(client):
    make_follow(area=("5200", 10), pace=Pace.WEEKLY)
    ask(client, pace=Pace.INSTANT)
    assert Follow.objects.get().pace == Pace.WEEKLY


def test_the_same_thing_is_asked_once_a_day(client):
    for _each in range(3):
        assert ask(client).status_code == 302
    assert Message.objects.count() == 1


def test_nobody_can_fill_anothers_mailbox(client):
    codes = ["5000", "5200", "5220", "5230", "5240", "5250", "5260"]
    answers = [ask(client, path=f"/foelg/?postnummer={code}").status_code for code in codes]
    assert answers == [302] * 5 + [429] * 2
    assert Message.objects.count() == 5
    assert "Det var mange forsøg" in ask(client).content.decode()
    assert ask(client, email="en-anden@example.org").status_code == 302


def test_one_place_can_not_ask_for_everybody(client):
    answers = [ask(client, email=f"l{number}@example.org").status_code for number in range(31)]
    assert answers == [302] * 30 + [429]


@pytest.mark.parametrize("email", ["", "x", "a@b", "x@example.org\nBcc: y@example.org"])
def test_bad_addresses_are_said_at_the_field(client, email):
    answer = ask(client, email=email)
    assert answer.status_code == 200
    assert "Skriv din e-mail" in answer.content.decode()
    assert not Message.objects.exists()


def test_a_link_that_ran_out(client, asked, monkeypatch):
    monkeypatch.setattr(links, "CONFIRM_AGE", timedelta(seconds=-1))
    assert client.post(asked).status_code == 410
    assert not Follow.objects.listening().exists()


@pytest.mark.parametrize("token", ["x", "a:b:c", links.MANAGE, "%00"])
def test_forged_links(client, token):
    for path in ("/foelg/bekraeft/", "/foelg/stop/", "/foelg/"):
        for method in (client.get, client.post):
            assert method(f"{path}{token}/").status_code == 404


@pytest.mark.parametrize("name", ["feed/", "kalender.ics"])
def test_an_address_that_no_page_can_have_is_not_looked_up(name):
    """PostgreSQL refuses a NUL in a question; Danish letters are letters."""
    assert resolve(f"/projekter/grønne-veje/{name}").kwargs == {"slug": "grønne-veje"}
    for slug in ("\0", "a\0b", "a\N{RIGHT-TO-LEFT OVERRIDE}b"):
        with pytest.raises(Resolver404):
            resolve(f"/projekter/{slug}/{name}")


def test_a_link_for_one_thing_opens_no_other(client):
    follow = make_follow(area=("5200", 10), confirmed_at=None)
    wrong = {links.MANAGE: follow.mailbox_id, links.STOP: follow.pk, "answer": follow.pk}
    for purpose, value in wrong.items():
        assert client.post(f"/foelg/bekraeft/{make_token(purpose, value)}/").status_code == 404
    assert client.get(f"/foelg/{make_token(links.CONFIRM, follow.pk)}/").status_code == 404
    assert client.post(f"/foelg/stop/{make_token(links.CONFIRM, follow.pk)}/").status_code == 404
    assert Follow.objects.get().confirmed_at is None


def test_closed_between_asking_and_confirming(client):
    page = published(title="Snart lukket")
    ask(client, path=f"/foelg/?projekt={page.project.pk}")
    path = links.confirm_url(Follow.objects.get()).partition("8000")[2]
    page.project.access = Access.RESTRICTED
    page.project.save()
    for method in (client.get, client.post):
        answer = method(path)
        assert answer.status_code == 404
        assert "Snart lukket" not in answer.content.decode()


def test_the_forgotten(client, asked):
    assert services.forget_unconfirmed(timezone.now() + timedelta(days=6, hours=23)) == 0
    assert services.forget_unconfirmed(timezone.now() + timedelta(days=7, hours=1)) == 1
    assert not Mailbox.objects.exists()
    assert client.get(asked).status_code == 404


def test_confirmed_ones_are_kept():
    make_follow(objective="trust")
    assert services.forget_unconfirmed() == 0
    assert Follow.objects.count() == 1


def test_signed_in_one_follows_at_once_and_without_a_mail(client):
    person = make_user()
    client.force_login(person)
    assert "email" not in client.get(AREA).context["form"].fields
    answer = client.post(AREA, {"pace": "instant"}, follow=True)
    assert "Nu følger du »5200 Odense V og op til 10 km omkring«." in answer.content.decode()
    client.post(AREA, {"pace": "weekly"})
    follow = Follow.objects.get()
    assert (follow.person, follow.pace, follow.confirmed_at is not None) == (person, Pace.WEEKLY, True)
    assert not Message.objects.exists()


def test_what_one_followed_without_an_account_comes_along(client):
    person = make_user(email=READER)
    make_follow(objective="trust")
    make_follow(area=("5200", 10))
    make_follow(objective="victims", confirmed_at=None)
    client.force_login(person)
    client.post(AREA, {"pace": "weekly"})
    assert Follow.objects.filter(person=person).count() == Follow.objects.count() == 2
    assert not Mailbox.objects.exists()


def test_confirming_with_an_account_hands_it_to_the_person(client, asked):
    person = make_user(email=READER)
    client.post(asked)
    assert Follow.objects.get().person == person
    assert not Mailbox.objects.exists()


@pytest.mark.parametrize(
    "query",
    ["projekt=0", "projekt=x", "projekt=99999999999999999999", "projekt=²", "maal=x", "maal=%00"],
)
def test_what_can_not_be_followed_leads_to_what_can(client, query):
    answer = client.get(f"/foelg/?{query}")
    assert answer.status_code == 404
    assert "Vælg noget andet på listen" in answer.content.decode()
    assert client.post(f"/foelg/?{query}", {"email": READER, "pace": "weekly"}).status_code == 404


@pytest.mark.parametrize(
    ("km", "expected"), [("", 10), ("x", 10), ("0", 1), ("999", 100), ("²", 10), ("-5", 10)]
)
def test_kilometres_stay_sensible(client, km, expected):
    ask(client, path=f"/foelg/?postnummer=50 00&km={km}")
    assert Follow.objects.get().km == expected


def test_the_letters_speak_the_readers_language(client):
    client.post("/en/foelg/?maal=trust", {"email": READER, "pace": "weekly"})
    assert Message.objects.get().subject == "Confirm that you want to follow: High trust in the police"
    assert "/en/foelg/bekraeft/" in Message.objects.get().text


@pytest.mark.parametrize(
    "wrong",
    [
        {"objective": "trust", "km": 5},
        {"objective": ""},
        {"postal_code_id": "5200"},
        {"postal_code_id": "5200", "km": 5, "objective": "trust"},
    ],
)
def test_the_database_keeps_one_target(wrong):
    mailbox = Mailbox.objects.create(email=READER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(mailbox=mailbox, **wrong)


def test_the_database_keeps_one_row_for_each_receiver_and_target():
    person = make_user()
    for who in ({}, {"person": person}):
        for target in ({"objective": "trust"}, {"area": ("5200", 5)}):
            make_follow(**who, **target)
            with pytest.raises(IntegrityError), transaction.atomic():
                make_follow(**who, **target)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mailbox.objects.create(email=READER.upper())
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(person=person, mailbox=Mailbox.objects.get(), objective="victims")


def test_no_letter_names_the_address_of_another(client, asked):
    client.post(asked)
    assert {letter.to[0] for letter in mail.outbox} == {READER}
