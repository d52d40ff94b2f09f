"""The mapping of groups, and the settings that hold it: what is wrong stops the start with a sentence."""

import json

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from accounts.oidc.rights import Grant, MappingError, read_mapping
from tryghed.settings import oidc

WHOLE = {
    "STAFF_OIDC_SERVER_URL": "https://login.example/tenant",
    "STAFF_OIDC_CLIENT_ID": "tryghed",
    "STAFF_OIDC_SECRET": "hemmelig",
    "STAFF_OIDC_ROLES": json.dumps({"g": "coordinator:1465"}),
}


def _env(monkeypatch, **values):
    for name in WHOLE:
        monkeypatch.delenv(name, raising=False)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return environ.Env()


@pytest.mark.parametrize(
    ("line", "grant"),
    [
        ("coordinator:1465", Grant("coordinator", "1465")),
        ("contact_officer:1470:screening", Grant("contact_officer", "1470", may_screen=True)),
        ("editor", Grant("editor", None)),
        ("leadership", Grant("leadership", None)),
    ],
)
def test_a_line_is_read(line, grant):
    assert read_mapping({"g": line}) == {"g": grant}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "chief:1465",
        "coordinator",
        "coordinator:fyn",
        "coordinator:14650",
        "leadership:1465",
        "coordinator:1465:all",
        7,
    ],
)
def test_a_line_that_makes_no_sense_is_named(line):
    with pytest.raises(MappingError, match="g:"):
        read_mapping({"g": line})


def test_nothing_given_is_no_provider(monkeypatch):
    assert oidc.app_of(_env(monkeypatch), "STAFF", "staff") is None


def test_a_whole_provider(monkeypatch):
    env = _env(monkeypatch, **WHOLE)
    app = oidc.app_of(env, "STAFF", "staff")
    assert (app["provider_id"], app["settings"]["oauth_pkce_enabled"]) == ("staff", True)
    assert oidc.roles_of(env) == {"g": Grant("coordinator", "1465")}


@pytest.mark.parametrize("missing", ["STAFF_OIDC_SERVER_URL", "STAFF_OIDC_CLIENT_ID", "STAFF_OIDC_SECRET"])
def test_half_a_provider_stops_the_start(monkeypatch, missing):
    env = _env(monkeypatch, **{name: value for name, value in WHOLE.items() if name != missing})
    with pytest.raises(ImproperlyConfigured, match=missing):
        oidc.app_of(env, "STAFF", "staff")


def test_a_provider_without_tls_stops_the_start(monkeypatch):
    env = _env(monkeypatch, **{**WHOLE, "STAFF_OIDC_SERVER_URL": "http://login.example"})
    with pytest.raises(ImproperlyConfigured, match="https"):
        oidc.app_of(env, "STAFF", "staff")


@pytest.mark.parametrize("roles", ["", "{}", "[]", "x", '{"g": "chief"}', '{"g": {}}'])
def test_roles_that_make_no_sense_stop_the_start(monkeypatch, roles):
    env = _env(monkeypatch, **{**WHOLE, "STAFF_OIDC_ROLES": roles})
    with pytest.raises(ImproperlyConfigured, match="STAFF_OIDC_ROLES"):
        oidc.roles_of(env)
