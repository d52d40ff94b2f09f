"""Stopping: with one click in the mail program, with a button, and all at once."""

import pytest
from django.test import Client

from outbox.models import Message
from projects.follow import links, telling
from projects.follow.models import Follow, Mailbox, Pace
from tests.factories.follow import make_follow, published
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail_program():
    """What presses for the reader: no cookies, and a site that checks for forged requests."""
    return Client(enforce_csrf_checks=True)


def path_of(url):
    return url.partition("8000")[2]


def test_one_click_stops_the_follow_of_the_letter(mail_program, post):
    from datetime import timedelta

    from django.utils import timezone

    page = published()
    make_follow(page.project)
    other = make_follow(objective="victims")
    telling.tell_now(timezone.now() + timedelta(minutes=3))
    letter = post()[0].message()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = "".join(letter["List-Unsubscribe"].split()).strip("<>")
    assert Message.objects.get().unsubscribe_url == ""  # erased with the content
    answer = mail_program.post(path_of(url), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert answer.cookies == {}
    assert list(Follow.objects.all()) == [other]
    assert mail_program.post(path_of(url), {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_opening_the_link_changes_nothing(mail_program):
    follow = make_follow(area=("5200", 10))
    answer = mail_program.get(path_of(links.stop_url(follow)))
    assert answer.status_code == 200
    assert "5200 Odense V og op til 10 km omkring" in answer.content.decode()
    assert Follow.objects.count() == 1


@pytest.mark.parametrize("account", [False, True])
def test_the_weekly_letter_stops_all_that_is_weekly(mail_program, account):
    person = make_user() if account else None
    weekly = [make_follow(objective=each, person=person, pace=Pace.WEEKLY) for each in ("trust", "victims")]
    at_once = make_follow(area=("5200", 5), person=person)
    strangers = make_follow(objective="trust", email="anden@example.org", pace=Pace.WEEKLY)
    path = path_of(links.stop_weekly_url(weekly[0]))
    weekly[0].delete()  # the link is the receiver's, not one follow's
    assert mail_program.post(path).status_code == 200
    assert set(Follow.objects.all()) == {at_once, strangers}


def test_an_address_with_nothing_left_is_forgotten(mail_program):
    follow = make_follow(objective="trust")
    mail_program.post(path_of(links.stop_url(follow)))
    assert not Mailbox.objects.exists()


def test_managing_by_link(client):
    first, second = make_follow(objective="trust"), make_follow(area=("5200", 10))
    strangers = make_follow(objective="trust", email="anden@example.org")
    path = path_of(links.manage_url(first))
    assert client.get(path).content.decode().count('name="follow"') == 2
    client.post(path, {"follow": first.pk, "pace": "weekly"})
    client.post(path, {"follow": strangers.pk, "stop": "1"})
    client.post(path, {"follow": "x", "stop": "1"})
    client.post(path, {"follow": first.pk, "pace": "hourly"})
    first.refresh_from_db()
    assert (first.pace, Follow.objects.count()) == (Pace.WEEKLY, 3)
    answer = client.post(path, {"follow": first.pk, "stop": "1"}, follow=True)
    assert "Du følger ikke »Høj tillid til politiet« længere." in answer.content.decode()
    assert set(Follow.objects.all()) == {second, strangers}
    answer = client.post(path, {"stop_all": "1"}, follow=True)
    assert answer.status_code == 200
    assert "Du får ikke flere af de mails" in answer.content.decode()
    assert list(Follow.objects.all()) == [strangers]


def test_the_page_shows_no_unconfirmed_and_sends_no_scripts_the_address(client):
    follow = make_follow(objective="trust")
    make_follow(objective="victims", confirmed_at=None)
    answer = client.get(path_of(links.manage_url(follow)))
    assert answer.content.decode().count('name="follow"') == 1
    assert "no-store" in answer["Cache-Control"]


def test_managing_needs_the_form_of_the_page(mail_program):
    follow = make_follow(objective="trust")
    assert mail_program.post(path_of(links.manage_url(follow)), {"stop_all": "1"}).status_code == 403
    assert Follow.objects.count() == 1


def test_min_side_changes_ones_own_alone(client):
    person, other = make_user(), make_user()
    mine, theirs = make_follow(objective="trust", person=person), make_follow(objective="trust", person=other)
    assert client.post("/min-side/foelger/", {"stop_all": "1"}).status_code == 302
    assert Follow.objects.count() == 2
    client.force_login(person)
    client.post("/min-side/foelger/", {"follow": theirs.pk, "stop": "1"})
    assert Follow.objects.count() == 2
    client.get("/min-side/foelger/")
    client.post("/min-side/foelger/", {"follow": mine.pk, "stop": "1"})
    assert list(Follow.objects.all()) == [theirs]


def test_a_persons_letters_lead_to_min_side():
    follow = make_follow(objective="trust", person=make_user(language="en"))
    assert links.manage_url(follow).endswith("/en/min-side/")
