"""A passkey, in a real browser with a virtual one in it: added under our strict policy, then used to log in."""

import pytest
from playwright.sync_api import expect

from tests.factories.people import make_staff, make_user
from tests.journeys.conftest import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def key_holder(visit, site):
    """A browser whose machine has a fingerprint reader. Passkeys belong to a name, never to an IP address."""

    def open_browser():
        visitor = visit()
        devtools = visitor.page.context.new_cdp_session(visitor.page)
        devtools.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        visitor.page.devtools = devtools
        visitor.reader = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        return visitor

    return open_browser


def add_key(visitor, name):
    """From the page about signing in to the recovery codes one gets with the first key."""
    visitor.go("/konto/2fa/")
    visitor.look("how-you-log-in")
    visitor.press("Tilføj en adgangsnøgle")
    visitor.write("Hvad kalder du den?", name)
    visitor.look("add-passkey")
    visitor.press("Tilføj den")
    expect(visitor.page).to_have_url("/konto/2fa/recovery-codes/")
    visitor.look("recovery-codes")


def log_out(visitor):
    visitor.go("/konto/logout/")
    visitor.page.locator("main form button[type=submit]").click()
    expect(visitor.page).to_have_url("/")


def test_a_citizen_adds_a_passkey_and_logs_in_with_it(key_holder):
    person = make_user(first_name="Mette")
    visitor = key_holder()
    visitor.go("/konto/login/code/?next=/min-side/")
    visitor.sign_in_by_code(person.email)
    visitor.sees("Hej, Mette")
    add_key(visitor, "Min telefon")
    log_out(visitor)
    visitor.go("/konto/login/code/?next=/min-side/opslag/")
    visitor.press("Log ind med adgangsnøgle")
    expect(visitor.page).to_have_url("/min-side/opslag/")
    visitor.go("/konto/2fa/webauthn/")
    visitor.sees("Min telefon")
    visitor.look("your-keys")
    assert person.authenticator_set.filter(type="webauthn").count() == 1


def test_staff_reach_the_workspace_with_a_passkey_alone(key_holder, settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    staff = make_staff(password=PASSWORD)
    visitor = key_holder()
    visitor.sign_in_with_password(staff.email, PASSWORD, "/koordinator/")
    expect(visitor.page).to_have_url("/konto/2fa/")
    visitor.press("Tilføj en adgangsnøgle")
    visitor.page.locator("input[type=password]").fill(PASSWORD)
    visitor.look("show-that-it-is-you")
    visitor.press("Gå videre", exact=True)
    visitor.press("Tilføj den")
    expect(visitor.page).to_have_url("/konto/2fa/recovery-codes/")
    log_out(visitor)
    visitor.go("/konto/login/?next=/koordinator/")
    visitor.press("Log ind med adgangsnøgle")
    expect(visitor.page).to_have_url("/koordinator/")
    visitor.sees("Min dag")


def test_somebody_with_a_key_is_asked_for_it_after_the_code(key_holder):
    person = make_user()
    visitor = key_holder()
    visitor.go("/konto/login/code/?next=/min-side/")
    visitor.sign_in_by_code(person.email)
    add_key(visitor, "Min telefon")
    log_out(visitor)
    visitor.go("/konto/login/code/?next=/min-side/")
    visitor.sign_in_by_code(person.email)
    visitor.sees("Vis, at det er dig")
    visitor.look("second-step")
    visitor.press("Brug din nøgle")
    expect(visitor.page).to_have_url("/min-side/")


def test_a_finger_that_does_not_fit_is_told(key_holder):
    person = make_user()
    visitor = key_holder()
    visitor.go("/konto/login/code/?next=/min-side/")
    visitor.sign_in_by_code(person.email)
    add_key(visitor, "Min telefon")
    log_out(visitor)
    visitor.go("/konto/login/code/")
    wrong = {**visitor.reader, "isUserVerified": False}
    visitor.page.devtools.send("WebAuthn.setUserVerified", wrong)
    visitor.press("Log ind med adgangsnøgle")
    visitor.sees("Det lykkedes ikke, eller du afbrød.")
    visitor.look("passkey-failed")


def test_without_script_passkeys_are_not_offered(visit):
    visitor = visit(js=False)
    visitor.go("/konto/login/code/")
    assert visitor.page.get_by_role("button", name="Log ind med adgangsnøgle").count() == 0
    assert visitor.page.get_by_role("button", name="Send mig en kode").count() == 1
