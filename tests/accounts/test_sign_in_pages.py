"""Every page under /konto/ that somebody can reach: in our look, our words, both languages; and that they work."""

import re

import pytest
from allauth import urls as allauth_urls
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from bs4 import BeautifulSoup
from django.urls import URLPattern

from tests.factories.people import make_staff, make_user

pytestmark = pytest.mark.django_db
PASSWORD, OTHER = "a-long-password-1", "another-long-password-2"
OUT = {
    "account_login": "/konto/login/",
    "account_request_login_code": "/konto/login/code/",
    "account_reset_password": "/konto/password/reset/",
    "account_reset_password_done": "/konto/password/reset/done/",
    "account_reset_password_from_key": "/konto/password/reset/key/1-x/",
    "account_reset_password_from_key_done": "/konto/password/reset/key/done/",
    "account_inactive": "/konto/inactive/",
    "socialaccount_login_cancelled": "/konto/3rdparty/login/cancelled/",
}
IN = {
    "account_logout": "/konto/logout/",
    "account_reauthenticate": "/konto/reauthenticate/",
    "account_email": "/konto/email/",
    "account_change_password": "/konto/password/change/",
    "mfa_index": "/konto/2fa/",
    "socialaccount_connections": "/konto/3rdparty/",
    "mfa_reauthenticate": "/konto/2fa/reauthenticate/",
    "mfa_deactivate_totp": "/konto/2fa/totp/deactivate/",
    "mfa_view_recovery_codes": "/konto/2fa/recovery-codes/",
    "mfa_generate_recovery_codes": "/konto/2fa/recovery-codes/generate/",
    "mfa_list_webauthn": "/konto/2fa/webauthn/",
    "mfa_add_webauthn": "/konto/2fa/webauthn/add/",
    "mfa_reauthenticate_webauthn": "/konto/2fa/webauthn/reauthenticate/",
    "mfa_edit_webauthn": "/konto/2fa/webauthn/keys/{key}/edit/",
    "mfa_remove_webauthn": "/konto/2fa/webauthn/keys/{key}/remove/",
}
# Reached in a test of their own (a step of signing in), or no page: a redirect, a file, JSON.
ELSEWHERE = {
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_set_password",
    "account_signup",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "socialaccount_login_error",
    "socialaccount_signup",
}


def page(response, language="da"):
    """The page as a tree: one heading, a way back, in our narrow column, without inline script or style."""
    assert response.status_code == 200
    tree = BeautifulSoup(response.content, "html.parser")
    assert len(tree.select("h1")) == 1
    assert tree.html["lang"] == language
    assert "t-account" in tree.body["class"]
    assert len(tree.select("nav.breadcrumbs [aria-current=page]")) == 1
    assert tree.select("[style], script:not([src]):not([type='application/json'])") == []
    assert tree.select("main button:not(.button, .t-link), main input[placeholder]") == []
    return tree


@pytest.fixture
def staff(client):
    """Somebody who has just typed their password once more."""
    person = make_staff(password=PASSWORD)
    client.force_login(person)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    return person


@pytest.fixture
def key(staff):
    """A key, an app and recovery codes of theirs."""
    Authenticator.objects.create(user=staff, type="totp", data={"secret": "x"})
    RecoveryCodes.activate(staff)
    credential = {"clientExtensionResults": {}}
    return Authenticator.objects.create(
        user=staff, type="webauthn", data={"name": "Nøgle", "credential": credential}
    )


def names_of(patterns):
    """The names of all addresses below."""
    for pattern in patterns:
        yield from [pattern.name] if isinstance(pattern, URLPattern) else names_of(pattern.url_patterns)


def test_every_address_of_allauth_is_looked_at():
    # Without a name: redirects from addresses that older versions had.
    assert set(names_of(allauth_urls.urlpatterns)) - {None} == {*OUT, *IN, *ELSEWHERE}


@pytest.mark.parametrize(("prefix", "language"), [("", "da"), ("/en", "en")])
@pytest.mark.parametrize("path", OUT.values())
def test_the_ways_in_are_in_our_look(client, path, prefix, language):
    page(client.get(prefix + path), language)


@pytest.mark.parametrize(("prefix", "language"), [("", "da"), ("/en", "en")])
@pytest.mark.parametrize("path", IN.values())
def test_the_pages_of_ones_account_are_in_our_look(client, key, path, prefix, language, monkeypatch):
    # A key as a browser makes it would be needed to ask for it; the journey of passkeys has a real one.
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda user: [])
    page(client.get(prefix + path.format(key=key.pk)), language)


def test_a_new_address_is_confirmed_by_a_code_and_then_used(client, staff, post):
    step = client.post("/konto/email/", {"email": "ny@example.org", "action_add": "1"}, follow=True)
    form = page(step).select_one("main form")
    assert form["action"] == "/konto/confirm-email/"
    code = re.search(r"Din kode er (\S+)", post()[-1].subject)[1]
    assert client.post(form["action"], {"code": code}).status_code == 302
    page(client.post("/konto/email/", {"email": "ny@example.org", "action_primary": "1"}, follow=True))
    staff.refresh_from_db()
    assert staff.email == "ny@example.org"


@pytest.mark.django_db(transaction=True)  # it counts once its transaction is over
def test_an_app_is_set_up_and_counts_at_once(client, staff, settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    path = "/konto/2fa/totp/activate/"
    assert page(client.get(path)).select_one(".t-secret").text == client.session[totp.SECRET_SESSION_KEY]
    wrong = page(client.post(path, {"code": "000"}))
    assert wrong.title.text.startswith("Fejl: ")
    secret = client.session[totp.SECRET_SESSION_KEY]
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    assert client.post(path, {"code": code}).status_code == 302
    assert client.get("/koordinator/").status_code == 200


def test_somebody_with_an_app_is_asked_for_its_code(client):
    person = make_user(password=PASSWORD)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    tree = page(client.post("/konto/login/", {"login": person.email, "password": PASSWORD}, follow=True))
    assert tree.h1.text == "Vis, at det er dig"
    assert "_auth_user_id" not in client.session


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
    assert [a["href"] for a in again.select("main .button")] == ["/konto/password/reset/"]


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
    shown = page(client.get("/konto/2fa/recovery-codes/"))
    assert [code.text for code in shown.select(".t-codes li")] == first
    assert client.get("/konto/2fa/recovery-codes/download/").text.split() == first
    client.post(path)
    second = Authenticator.objects.get(user=staff, type="recovery_codes").wrap().get_unused_codes()
    assert first
    assert not set(first) & set(second)


def test_a_key_is_renamed(client, key):
    page(client.post(f"/konto/2fa/webauthn/keys/{key.pk}/edit/", {"name": "Den blå"}, follow=True))
    key.refresh_from_db()
    assert key.data["name"] == "Den blå"


def test_removing_a_security_key_asks_first(client, key):
    form = page(client.get(f"/konto/2fa/webauthn/keys/{key.pk}/remove/")).select_one("main form")
    assert Authenticator.objects.filter(pk=key.pk).exists()
    client.post(form["action"])
    assert not Authenticator.objects.filter(pk=key.pk).exists()
