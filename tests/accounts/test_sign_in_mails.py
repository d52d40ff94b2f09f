"""Mails about the account: ours in tone, with the code or link to see, and none that names a site by default."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.factories.people import make_staff, make_user

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


def test_text_and_html_say_the_same(client, post):
    person = make_staff(password=PASSWORD)
    client.post("/konto/password/reset/", {"email": person.email})
    letter = latest(post, person.email)
    html = BeautifulSoup(letter.alternatives[0].content, "html.parser")
    words = [paragraph.get_text() for paragraph in html.select("p")]
    link = html.select_one(".button a")
    assert [part in letter.body for part in words] == [True] * len(words) != []
    assert link["href"] in letter.body
    assert link["href"] not in words
    assert "Tryghed – " in html.select(".small")[0].get_text()


def test_the_code_stands_large_in_the_html(client, post):
    client.post("/konto/login/code/", {"email": "ny@example.org"})
    letter = latest(post, "ny@example.org")
    code = re.fullmatch(r"Din kode er (\S+)", letter.subject)[1]
    html = BeautifulSoup(letter.alternatives[0].content, "html.parser")
    assert ["font-size:28px" in part["style"] for part in html.select("p") if part.text == code] == [True]


def test_a_change_of_the_account_is_told_with_what_to_do(client, post):
    person = make_user()
    client.force_login(person)
    client.post("/konto/password/set/", {"password1": OTHER, "password2": OTHER})
    letter = latest(post, person.email)
    assert_ours(letter)
    assert letter.subject == "Du har valgt en adgangskode"
    assert "Var det ikke dig, så log ind" in letter.body
