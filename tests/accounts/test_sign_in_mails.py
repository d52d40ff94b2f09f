"""Mails about the account: ours in tone, with the code or link to see, and none that names a site by default."""

import re

import pytest

from tests.factories.people import make_staff

pytestmark = pytest.mark.django_db
PASSWORD, OTHER = "a-long-password-1", "another-long-password-2"


@pytest.fixture
def staff(client):
    """Somebody who signed in by password just now."""
    person = make_staff(password=PASSWORD)
    client.post("/konto/login/", {"login": person.email, "password": PASSWORD})
    return person


def latest(post, email):
    """The latest letter, which went to that address."""
    letter = post()[-1]
    assert letter.to == [email]
    return letter


def assert_ours(letter):
    """Signed by us, and not by the framework's stand-in for a site."""
    assert "example.com" not in f"{letter.subject} {letter.body}"
    assert "Tryghed – " in letter.body
    assert "112" in letter.body
    assert "&#" not in letter.body
    assert letter.subject == letter.subject.strip() != ""


def test_a_new_address_gets_its_code_in_subject_and_text(client, post, staff):
    client.post("/konto/email/", {"email": "ny@example.org", "action_add": "1"})
    letter = latest(post, "ny@example.org")
    code = re.fullmatch(r"Din kode er (\S+)", letter.subject)[1]
    assert f"\n{code}\n" in letter.body
    assert_ours(letter)


def test_a_changed_password_is_told(client, post, staff):
    client.post("/konto/password/change/", {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER})
    assert_ours(latest(post, staff.email))


def test_a_forgotten_password_gets_a_link_that_works(client, post):
    person = make_staff(password=PASSWORD)
    client.post("/konto/password/reset/", {"email": person.email})
    letter = latest(post, person.email)
    assert_ours(letter)
    link = re.search(r"http://testserver(/konto/password/reset/key/\S+)", letter.body)[1]
    page = client.get(link, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": OTHER, "password2": OTHER})
    person.refresh_from_db()
    assert person.check_password(OTHER)


def test_an_unknown_address_is_told_the_way_in(client, post):
    client.post("/konto/password/reset/", {"email": "ukendt@example.org"})
    letter = latest(post, "ukendt@example.org")
    assert_ours(letter)
    assert "http://testserver/konto/signup/" in letter.body
