"""Staff through their employer, citizens through a bridge: against a provider that speaks the protocol."""

import time
from urllib.request import HTTPRedirectHandler, build_opener

import pytest
from allauth.socialaccount.models import SocialAccount
from django.db import connection

from accounts.enums import Role
from accounts.models import StaffRole, User
from accounts.oidc.rights import read_mapping
from projects.editors import ensure_editor_groups
from tests.accounts.oidc.provider import CLIENT, SECRET, running
from tests.factories.people import make_staff, make_user
from tests.factories.work import make_district_page

pytestmark = pytest.mark.django_db
ROLES = {
    "g-fyn": "coordinator:1465",
    "g-fyn-attest": "coordinator:1465:screening",
    "g-kbh": "contact_officer:1470",
    "g-red": "editor:1465",
    "g-god": "approver",
    "g-led": "leadership",
    "g-adm": "administrator",
    "g-nowhere": "coordinator:9999",
}
SANNE = {"sub": "42", "email": "sanne@politi.example", "given_name": "Sanne", "family_name": "Berg"}


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


@pytest.fixture(scope="module")
def _server():
    with running() as server:
        yield server


@pytest.fixture
def provider(_server, settings):
    settings.STAFF_OIDC = settings.CITIZEN_OIDC = True
    settings.STAFF_OIDC_ROLES = read_mapping(ROLES)
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "provider_class": "accounts.oidc.provider.MinimalProvider",
            "APPS": [
                {
                    "provider_id": provider_id,
                    "name": name,
                    "client_id": CLIENT,
                    "secret": SECRET,
                    "settings": {"server_url": _server.url, "oauth_pkce_enabled": True},
                }
                for provider_id, name in (("staff", "Politiet"), ("citizen", "MitID"))
            ],
        }
    }
    return _server


def _sign_in(client, provider, who="staff", process="login", **claims):
    """Press the button, go to the provider and back; the last answer."""
    provider.claims = claims
    start = client.post(f"/konto/oidc/{who}/login/?process={process}")
    assert start.status_code == 302, start.content.decode()
    opener = build_opener(_Stay)
    try:
        opener.open(start.url)
    except Exception as redirect:
        back = redirect.headers["Location"]
    return client.get(back.split("testserver", 1)[1])


def _signed_in(client):
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def _roles(user):
    return set(StaffRole.objects.filter(user=user).values_list("role", "district", "may_screen"))


# --- Staff ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("groups", "roles"),
    [
        (["g-fyn"], {("coordinator", "1465", False)}),
        (["g-fyn", "g-fyn-attest"], {("coordinator", "1465", True)}),
        (["g-fyn", "g-kbh", "unknown"], {("coordinator", "1465", False), ("contact_officer", "1470", False)}),
        (["g-led"], {("leadership", None, False)}),
        ("g-fyn", {("coordinator", "1465", False)}),
    ],
)
def test_the_first_sign_in_makes_account_and_rights(client, provider, groups, roles):
    response = _sign_in(client, provider, **SANNE, groups=groups, amr=["pwd", "mfa"])
    assert response.status_code == 302
    user = _signed_in(client)
    assert (user.email, user.first_name, user.is_staff, user.is_superuser) == (
        "sanne@politi.example",
        "Sanne",
        True,
        False,
    )
    assert _roles(user) == roles
    assert client.get("/koordinator/").status_code in {200, 302}


def test_rights_follow_the_claims_at_each_sign_in(client, provider):
    for groups, roles in (
        (["g-fyn", "g-led"], {("coordinator", "1465", False), ("leadership", None, False)}),
        (["g-kbh"], {("contact_officer", "1470", False)}),
        (["g-adm"], {("administrator", None, False)}),
    ):
        _sign_in(client, provider, **SANNE, groups=groups)
        user = User.objects.get(email=SANNE["email"])
        assert _roles(user) == roles
        assert user.is_superuser is (groups == ["g-adm"])
    assert User.objects.filter(email=SANNE["email"]).count() == 1


@pytest.mark.parametrize("groups", [[], ["unknown"], ["g-nowhere"], None, 7, {"a": 1}])
def test_without_a_role_nobody_comes_in_and_what_was_there_goes(client, provider, groups):
    _sign_in(client, provider, **SANNE, groups=["g-fyn"])
    client.logout()
    response = _sign_in(client, provider, **SANNE, groups=groups)
    assert response.status_code == 403
    assert "giver dig ikke nogen rolle" in response.content.decode()
    user = User.objects.get(email=SANNE["email"])
    assert (_roles(user), user.is_staff, _signed_in(client)) == (set(), False, None)


def test_a_stranger_without_a_role_leaves_no_account(client, provider):
    assert _sign_in(client, provider, **SANNE, groups=[]).status_code == 403
    assert not User.objects.filter(email=SANNE["email"]).exists()
    assert not SocialAccount.objects.exists()


def test_a_colleague_who_was_here_before_keeps_the_account(client, provider):
    known = make_staff(email="sanne@politi.example")
    _sign_in(client, provider, **SANNE, groups=["g-kbh"])
    assert _signed_in(client) == known
    assert _roles(known) == {("contact_officer", "1470", False)}


def test_a_citizens_account_is_never_taken_over(client, provider):
    citizen = make_user("sanne@politi.example")
    response = _sign_in(client, provider, **SANNE, groups=["g-adm"])
    assert response.status_code == 403
    citizen.refresh_from_db()
    assert (citizen.is_staff, citizen.is_superuser, _signed_in(client)) == (False, False, None)


def test_the_staff_login_is_tied_to_no_other_account(client, provider):
    citizen = make_user()
    client.force_login(citizen)
    assert _sign_in(client, provider, process="connect", **SANNE, groups=["g-adm"]).status_code == 403
    assert not SocialAccount.objects.exists()
    citizen.refresh_from_db()
    assert citizen.is_staff is False


def test_editors_come_into_their_groups_and_out_again(client, provider):
    make_district_page()
    ensure_editor_groups()
    _sign_in(client, provider, **SANNE, groups=["g-red", "g-god"])
    user = User.objects.get(email=SANNE["email"])
    assert set(user.groups.values_list("name", flat=True)) == {"Redaktør 1465", "Godkender landet"}
    _sign_in(client, provider, **SANNE, groups=["g-fyn"])
    assert not user.groups.exists()


# --- The second factor -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("claims", "enough"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": "otp"}, True),
        ({"acr": "loa-high"}, True),
        ({"amr": ["pwd"]}, False),
        ({"acr": "loa-low"}, False),
        ({}, False),
    ],
)
def test_a_second_factor_is_asked_for_unless_the_employer_says_it_was_used(
    client, provider, settings, claims, enough
):
    settings.STAFF_OIDC_SECOND_FACTOR_ACR = ["loa-high"]
    _sign_in(client, provider, **SANNE, groups=["g-fyn"], **claims)
    assert client.get("/koordinator/").status_code == (200 if enough else 302)


def test_local_login_ends_when_the_employers_login_is_on(client, provider):
    user = make_staff(password="en lang adgangskode")
    answer = client.post("/konto/login/", {"login": user.email, "password": "en lang adgangskode"})
    assert answer.status_code == 403
    assert "Log ind gennem din arbejdsgiver" in answer.content.decode()
    assert _signed_in(client) is None


def test_a_working_day_later_one_shows_again_who_one_is(client, provider, monkeypatch):
    _sign_in(client, provider, **SANNE, groups=["g-fyn"], amr=["mfa"])
    now = time.time()
    monkeypatch.setattr("accounts.middleware.time.time", lambda: now + 11.9 * 3600)
    assert client.get("/koordinator/").status_code == 200
    monkeypatch.setattr("accounts.middleware.time.time", lambda: now + 12.1 * 3600)
    assert client.get("/koordinator/").url == "/konto/login/code/?next=/koordinator/"
    assert _signed_in(client) is None


# --- Citizens ----------------------------------------------------------------------------------------------
MITID = {
    "sub": "pid-7",
    "given_name": "Åse",
    "family_name": "Holm",
    "email": "aase@example.org",
    "cpr": "010190-1234",
    "birthdate": "1990-01-01",
    "groups": ["g-adm"],
}


def _everything_stored():
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            if table != "django_session":
                cursor.execute(f'SELECT * FROM "{table}"')
                found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_a_citizen_comes_in_with_a_name_and_nothing_else_is_kept(client, provider):
    assert _sign_in(client, provider, "citizen", **MITID).status_code == 302
    user = _signed_in(client)
    assert (user.first_name, user.last_name, user.email, user.is_staff) == ("Åse", "Holm", None, False)
    assert client.get("/min-side/").status_code == 200
    stored = _everything_stored()
    for secret in ("010190-1234", "1990-01-01", "aase@example.org"):
        assert secret not in stored
        assert secret not in str(dict(client.session))


def test_the_same_citizen_comes_back_to_the_same_account(client, provider):
    for _twice in range(2):
        _sign_in(client, provider, "citizen", **MITID)
        client.logout()
    assert User.objects.filter(first_name="Åse").count() == 1


def test_a_citizen_ties_the_bridge_to_the_account_they_have(client, provider):
    citizen = make_user()
    client.force_login(citizen)
    _sign_in(client, provider, "citizen", process="connect", **MITID)
    client.logout()
    _sign_in(client, provider, "citizen", **MITID)
    assert _signed_in(client) == citizen


def test_staff_get_no_rights_through_the_citizens_bridge(client, provider):
    _sign_in(client, provider, "citizen", **{**MITID, "groups": ["g-adm"]})
    assert not StaffRole.objects.exists()


def test_staff_do_not_come_in_through_the_citizens_bridge(client, provider):
    user = make_staff()
    SocialAccount.objects.create(user=user, provider="citizen", uid="pid-7")
    assert _sign_in(client, provider, "citizen", **MITID).status_code == 403
    assert _signed_in(client) is None


# --- The login page and broken answers ----------------------------------------------------------------------
def test_the_login_page_offers_what_there_is(client, provider, settings):
    page = client.get("/konto/login/code/").content.decode()
    assert "Medarbejder: log ind med Politiet" in page
    assert "Log ind med MitID" in page
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "MitID" not in client.get("/konto/login/code/").content.decode()
    assert client.get("/konto/oidc/staff/login/").status_code == 404


@pytest.mark.parametrize("query", ["", "?code=x&state=x", "?error=access_denied", "?state=%00&code=%00"])
def test_a_broken_answer_signs_nobody_in(client, provider, query):
    response = client.get(f"/konto/oidc/staff/login/callback/{query}")
    assert response.status_code in {200, 302, 401, 403}
    assert _signed_in(client) is None


def test_a_stolen_code_is_worth_nothing(client, provider):
    """Without the session it was made for there is neither state nor verifier."""
    provider.claims = {**SANNE, "groups": ["g-adm"]}
    start = client.post("/konto/oidc/staff/login/")
    opener = build_opener(_Stay)
    try:
        opener.open(start.url)
    except Exception as redirect:
        back = redirect.headers["Location"].split("testserver", 1)[1]
    from django.test import Client

    thief = Client()
    thief.get(back)
    assert _signed_in(thief) is None
    assert not User.objects.filter(email=SANNE["email"]).exists()


def test_every_role_can_be_given():
    mapping = read_mapping(
        {
            role: role if role in {"leadership", "data_protection", "administrator"} else f"{role}:1465"
            for role in Role
        }
    )
    assert {grant.role for grant in mapping.values()} == set(Role)


def test_a_citizen_sees_and_ends_the_other_login(client, provider):
    citizen = make_user(password="en lang adgangskode")
    client.force_login(citizen)
    assert "/konto/3rdparty/" in client.get("/konto/2fa/").content.decode()
    _sign_in(client, provider, "citizen", process="connect", **MITID)
    page = client.get("/konto/3rdparty/").content.decode()
    assert "MitID" in page
    client.post("/konto/3rdparty/", {"account": SocialAccount.objects.get().pk})
    assert not SocialAccount.objects.exists()


def test_the_step_between_and_the_failure_are_in_our_words(client, provider):
    assert "Du går videre til MitID" in client.get("/konto/oidc/citizen/login/").content.decode()
    failed = client.get("/konto/3rdparty/login/error/")
    assert failed.status_code == 401
    assert "Det lykkedes ikke at logge ind" in failed.content.decode()
    assert client.get("/konto/3rdparty/signup/").url == "/konto/login/code/"
