"""Signing in: by a code in a mail for everybody, by password for staff."""

import re

import pytest
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.test import Client

from accounts.models import User
from tests.factories.people import make_staff, make_user

pytestmark = pytest.mark.django_db
ASK, CONFIRM = "/konto/login/code/", "/konto/login/code/confirm/"
EVIL = ["https://evil.example", "//evil.example", "https:///evil.example", "javascript:alert(1)"]


def soup_of(response):
    """The page as a tree."""
    return BeautifulSoup(response.content, "html.parser")


def errors_of(response):
    """The lines of the error summary."""
    return [line.text for line in soup_of(response).select(".t-errlist li")]


def ask(client, email, then=""):
    """Ask for a code; returns the page that takes it."""
    response = client.post(ASK, {"email": email, "next": then}, follow=True)
    assert response.redirect_chain[-1][0].partition("?")[0] == CONFIRM
    return response


def code_for(post, email):
    """The code in the latest letter, which went to that address."""
    letter = post()[-1]
    assert letter.to == [email]
    return re.fullmatch(r"Din kode er (\S+)", letter.subject)[1]


def signed_in(client):
    """Who this browser belongs to."""
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key) if key else None


def test_a_new_address_becomes_a_person_once_the_code_is_typed(client, post):
    ask(client, "ny@example.org")
    assert signed_in(client) is None
    assert EmailAddress.objects.get().verified is False
    code = code_for(post, "ny@example.org")
    assert code in post()[-1].body
    response = client.post(CONFIRM, {"code": code})
    assert (response.status_code, response.url) == (302, "/min-side/")
    person = signed_in(client)
    assert (person.email, person.is_staff, person.has_usable_password()) == ("ny@example.org", False, False)
    assert EmailAddress.objects.get().verified is True


def test_a_known_address_gets_back_in(client, post):
    person = make_user()
    ask(client, person.email)
    client.post(CONFIRM, {"code": code_for(post, person.email)})
    assert signed_in(client) == person
    assert User.objects.count() == 1


def test_a_person_typed_in_by_staff_gets_in_with_their_address(client, post):
    person = User.objects.create_user("ringede@example.org", first_name="Bodil")
    ask(client, "ringede@example.org")
    client.post(CONFIRM, {"code": code_for(post, "ringede@example.org")})
    assert signed_in(client) == person


def test_a_person_whose_primary_address_is_another_gets_in_too(client, post):
    person = make_user("ny@example.org")
    EmailAddress.objects.update(email="gammel@example.org")
    ask(client, "ny@example.org")
    client.post(CONFIRM, {"code": code_for(post, "ny@example.org")})
    assert signed_in(client) == person
    assert EmailAddress.objects.get(primary=True).email == "gammel@example.org"


@pytest.mark.parametrize("typed", ["METTE@Example.ORG", " mette@example.org "])
def test_letter_case_and_spaces_of_an_address_dont_matter(client, post, typed):
    person = make_user("mette@example.org")
    ask(client, typed)
    client.post(CONFIRM, {"code": code_for(post, "mette@example.org")})
    assert (signed_in(client), User.objects.count()) == (person, 1)


def test_a_new_address_in_capitals_is_the_same_person_next_time(post):
    for typed in ("NY@Example.org", "ny@example.ORG"):
        browser = Client()
        ask(browser, typed)
        browser.post(CONFIRM, {"code": code_for(post, "ny@example.org")})
        assert signed_in(browser).email == "ny@example.org"
    assert (User.objects.count(), EmailAddress.objects.count()) == (1, 1)


def test_letter_case_of_the_code_doesnt_matter(client, post):
    person = make_user()
    ask(client, person.email)
    client.post(CONFIRM, {"code": code_for(post, person.email).lower()})
    assert signed_in(client) == person


def test_a_wrong_code_says_so_and_the_right_one_still_works(client, post):
    person = make_user()
    ask(client, person.email)
    code = code_for(post, person.email)
    response = client.post(CONFIRM, {"code": "XXXX"})
    assert response.status_code == 200
    assert soup_of(response).title.text == "Fejl: Skriv koden – Tryghed"
    assert errors_of(response) == ["Koden passer ikke. Se efter, og skriv den igen."]
    assert signed_in(client) is None
    client.post(CONFIRM, {"code": code})
    assert signed_in(client) == person


def test_three_wrong_codes_end_it_and_the_code_is_dead(client, post):
    person = make_user()
    ask(client, person.email)
    code = code_for(post, person.email)
    answers = [client.post(CONFIRM, {"code": "XXXX"}).status_code for _ in range(3)]
    assert answers == [200, 200, 302]
    assert client.post(CONFIRM, {"code": code}).url == ASK
    assert signed_in(client) is None


def test_a_code_belongs_to_the_browser_that_asked(client, post):
    person, other = make_user(), Client()
    ask(client, person.email)
    code = code_for(post, person.email)
    assert other.post(CONFIRM, {"code": code}).url == ASK
    ask(other, "anden@example.org")
    assert errors_of(other.post(CONFIRM, {"code": code})) == [
        "Koden passer ikke. Se efter, og skriv den igen."
    ]


@pytest.mark.parametrize("typed", ["", "ikke-en-adresse", "mette@"])
def test_what_is_no_address_is_refused_and_kept(client, typed):
    response = client.post(ASK, {"email": typed})
    page = soup_of(response)
    assert (response.status_code, page.title.text) == (200, "Fejl: Log ind – Tryghed")
    assert len(errors_of(response)) == 1
    assert page.select_one("#id_email").get("value", "") == typed
    assert User.objects.count() == 0


def test_pages_and_letters_tell_nobody_who_is_registered(post):
    make_user("kendt@example.org")
    make_user("lukket@example.org", is_active=False)
    seen = []
    for email in ("kendt@example.org", "ukendt@example.org", "lukket@example.org"):
        browser = Client()
        asked = ask(browser, email)
        seen.append((asked.redirect_chain, anonymous_html(asked, email)))
        refused = browser.post(CONFIRM, {"code": "XXXX"})
        seen.append((refused.status_code, anonymous_html(refused, email)))
    assert seen[0] == seen[2] == seen[4]
    assert seen[1] == seen[3] == seen[5]
    bodies = {}
    for letter in post():
        code = letter.subject.removeprefix("Din kode er ")
        bodies[letter.to[0]] = letter.body.replace(code, "KODE")
    assert bodies["kendt@example.org"] == bodies["ukendt@example.org"]
    assert bodies["kendt@example.org"].count("KODE") == 1


def anonymous_html(response, email):
    """The page without what differs from one visit to the next."""
    html = response.content.decode().replace(email, "ADRESSE")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


@pytest.mark.parametrize("way", ["code", "password"])
@pytest.mark.parametrize("then", EVIL)
def test_nobody_is_sent_to_another_site(client, post, way, then):
    staff = make_staff(password="a-long-password-1")
    if way == "code":
        assert client.get(ASK, {"next": then}).status_code == 200
        ask(client, staff.email, then)
        response = client.post(CONFIRM, {"code": code_for(post, staff.email), "next": then})
    else:
        response = client.post(
            "/konto/login/", {"login": staff.email, "password": "a-long-password-1", "next": then}
        )
    assert (response.status_code, response.url) == (302, "/min-side/")
    assert signed_in(client) == staff


def test_a_way_on_within_the_site_is_kept_through_the_code(client, post):
    ask(client, "ny@example.org", "/opgaver/")
    page = client.get(CONFIRM, {"next": "/opgaver/"})
    assert soup_of(page).select_one("main form [name=next]")["value"] == "/opgaver/"
    response = client.post(CONFIRM, {"code": code_for(post, "ny@example.org"), "next": "/opgaver/"})
    assert response.url == "/opgaver/"


class TestPassword:
    def test_staff_sign_in_and_come_where_they_were_going(self, client):
        staff = make_staff(password="a-long-password-1")
        page = soup_of(client.get("/konto/login/?next=/koordinator/"))
        names = {field["name"] for field in page.select("main form input")}
        assert names == {"csrfmiddlewaretoken", "login", "password", "next"}
        response = client.post(
            "/konto/login/",
            {"login": staff.email.upper(), "password": "a-long-password-1", "next": "/koordinator/"},
        )
        assert (response.status_code, response.url) == (302, "/koordinator/")
        assert signed_in(client) == staff

    @pytest.mark.parametrize("email", ["", "ukendt@example.org"])
    def test_a_wrong_password_says_the_same_for_known_and_unknown(self, client, email):
        staff = make_staff(password="a-long-password-1")
        response = client.post("/konto/login/", {"login": email or staff.email, "password": "forkert"})
        assert soup_of(response).title.text == "Fejl: Log ind med adgangskode – Tryghed"
        assert errors_of(response) == [
            "E-mail og adgangskode passer ikke sammen. Prøv igen, eller få en kode på mail."
        ]
        assert signed_in(client) is None

    def test_a_person_without_a_password_cannot_guess_one(self, client):
        person = make_user()
        client.post("/konto/login/", {"login": person.email, "password": ""})
        client.post("/konto/login/", {"login": person.email, "password": "!"})
        assert signed_in(client) is None


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/konto/signup/", "/konto/login/code/"),
        ("/konto/signup/?next=/opgaver/", "/konto/login/code/?next=/opgaver/"),
        ("/en/konto/signup/", "/en/konto/login/code/"),
    ],
)
def test_the_other_way_in_is_closed(client, method, path, target):
    response = getattr(client, method)(path)
    assert (response.status_code, response.url, User.objects.count()) == (302, target, 0)


def test_logging_out_asks_first(client):
    person = make_user()
    client.force_login(person)
    assert client.get("/konto/logout/").status_code == 200
    assert signed_in(client) == person
    assert client.post("/konto/logout/").url == "/"
    assert signed_in(client) is None
