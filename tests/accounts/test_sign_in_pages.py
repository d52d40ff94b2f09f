"""The account's own pages that the framework's stock templates would break in our frame."""

import re

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup

from tests.factories.people import make_staff, make_user

pytestmark = pytest.mark.django_db
PASSWORD, OTHER = "a-long-password-1", "another-long-password-2"


def page(response):
    """The page as a tree: one heading, in our narrow column, without inline script or style."""
    assert response.status_code == 200
    tree = BeautifulSoup(response.content, "html.parser")
    assert len(tree.select("h1")) == 1
    assert tree.html["lang"] == "da"
    assert "t-account" in tree.body["class"]
    assert tree.select("[style], script:not([src]):not([type='application/json'])") == []
    return tree


@pytest.fixture
def staff(client):
    """Somebody who has just typed their password once more."""
    person = make_staff(password=PASSWORD)
    client.force_login(person)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    return person


@pytest.mark.parametrize("path", ["/konto/login/", "/konto/login/code/"])
def test_the_ways_in_stand_in_the_narrow_column(client, path):
    page(client.get(path))


def reset_link(client, post, person):
    """The link of the letter, followed to the form."""
    client.post("/konto/password/reset/", {"email": person.email})
    link = re.search(r"http://testserver(/konto/password/reset/key/\S+)", post()[-1].body)[1]
    return link, client.get(link, follow=True)


def test_a_link_for_a_new_password_opens_a_form_and_works_once(client, post):
    person = make_staff(password=PASSWORD)
    link, response = reset_link(client, post, person)
    form = page(response).select_one("main form")
    assert client.post(form["action"], {"password1": OTHER, "password2": OTHER}).status_code == 302
    person.refresh_from_db()
    assert person.check_password(OTHER)
    client.logout()
    again = page(client.get(link))
    assert again.select_one("main form") is None
    assert [a["href"] for a in again.select("main a")] == ["/konto/password/reset/"]


def test_two_passwords_that_differ_are_told_at_the_top_and_at_the_field(client, post):
    person = make_staff(password=PASSWORD)
    form = page(reset_link(client, post, person)[1]).select_one("main form")
    tree = page(client.post(form["action"], {"password1": OTHER, "password2": "something-else-3"}))
    assert tree.title.text.startswith("Fejl: ")
    assert [a["href"] for a in tree.select(".t-errlist a")] == ["#id_password2"]
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_somebody_without_a_password_can_choose_one(client):
    person = make_user()
    client.force_login(person)
    form = page(client.get("/konto/password/set/")).select_one("main form")
    client.post(form["action"], {"password1": OTHER, "password2": OTHER})
    person.refresh_from_db()
    assert person.check_password(OTHER)


def test_recovery_codes_can_be_made_and_made_again(client, staff):
    Authenticator.objects.create(user=staff, type="totp", data={"secret": "x"})
    path = "/konto/2fa/recovery-codes/generate/"
    form = page(client.get(path)).select_one("main form")
    assert client.post(form["action"]).status_code == 302
    first = Authenticator.objects.get(user=staff, type="recovery_codes").wrap().get_unused_codes()
    page(client.get(path))
    client.post(path)
    second = Authenticator.objects.get(user=staff, type="recovery_codes").wrap().get_unused_codes()
    assert first
    assert not set(first) & set(second)


def test_removing_a_security_key_asks_first(client, staff):
    key = Authenticator.objects.create(user=staff, type="webauthn", data={"name": "Nøgle"})
    form = page(client.get(f"/konto/2fa/webauthn/keys/{key.pk}/remove/")).select_one("main form")
    assert Authenticator.objects.filter(pk=key.pk).exists()
    client.post(form["action"])
    assert not Authenticator.objects.filter(pk=key.pk).exists()
