"""The demo's server and the search for a browser, as far as they can be tried without starting them."""

import os

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from tools import chromium
from tryghed.demo.trying import TRY_AS
from tryghed.management.commands import serve_demo


def test_the_demo_is_refused_outside_the_demo():
    with pytest.raises(CommandError, match="demo settings only"):
        call_command("serve_demo")


def test_a_taken_port_is_named_with_another_to_try(settings):
    settings.DEMO = True
    with serve_demo.socket.socket() as taken:
        taken.bind((serve_demo.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Port {port} is taken.*PORT={port + 1}"):
            call_command("serve_demo", port=port)


def test_the_banner_names_every_demo_account_once():
    banner = serve_demo._banner("http://127.0.0.1:8000")
    assert [banner.count(entry.email) for entry in TRY_AS] == [1] * 10
    assert "http://127.0.0.1:8000/demo/post/" in banner


def test_full_addresses_name_the_port_that_is_served(db):
    serve_demo._name_site(8123)
    assert Site.objects.get(is_default_site=True).root_url == "http://127.0.0.1:8123"


def test_a_wrong_chromium_stops_the_run(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(SystemExit, match="/no/such/browser"):
        chromium.find()


@pytest.mark.parametrize(("user", "expected"), [(0, True), (1000, False)])
def test_only_root_goes_without_the_sandbox(monkeypatch, user, expected):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert ("--no-sandbox" in chromium.launch_args("x")["args"]) is expected
