"""Headers, hosts and health: what every page sends, and what production asks for before it starts."""

import os
import re
import subprocess
import sys

import pytest
from django.urls import reverse

from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place

pytestmark = pytest.mark.django_db
STRICT = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
}
PRODUCTION = {
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "tryghed.example",
    "DATABASE_URL": "sqlite:////nowhere.sqlite3",
    "CACHE_URL": "locmemcache://",
    "EMAIL_URL": "smtp://localhost:25",
    "DEFAULT_FROM_EMAIL": "svar-ikke@tryghed.example",
    "SITE_URL": "https://tryghed.example",
}


@pytest.fixture
def pages():
    """Addresses of every kind of page an anonymous reader meets."""
    place = make_place()
    page = place.session.initiative.project.pages.get()
    names = ["apply", "tasks", "account_request_login_code", "account_login"]
    return ["/", "/projekter/", page.get_url(), f"/opgaver/{place.pk}/", "/nowhere/", *map(reverse, names)]


def _policy(response):
    return {part.strip() for part in response.headers["Content-Security-Policy"].split(";")}


def test_public_pages_have_the_strict_policy(client, pages):
    for path in pages:
        assert _policy(client.get(path)) == STRICT, path


def test_workspace_and_min_side_have_it_too(client):
    client.force_login(make_staff())
    for name in ("workspace", "application_list", "figures", "min_side"):
        assert _policy(client.get(reverse(name))) == STRICT, name


def test_only_the_admin_may_run_inline_script(client):
    client.force_login(make_staff())
    assert "script-src 'self' 'unsafe-inline'" in _policy(client.get("/admin/"))


def test_no_page_names_another_host_or_carries_inline_code(client, pages, settings):
    for path in pages:
        html = client.get(path).content.decode()
        foreign = re.findall(
            r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["']((?:https?:)?//[^"']+)""", html
        )
        assert [url for url in foreign if not url.startswith(settings.WAGTAILADMIN_BASE_URL)] == [], path
        # Data for search engines is a script element too, but one that no browser runs.
        inline = re.sub(r'<script [^>]*type="application/(ld\+)?json"[^>]*>', "", html)
        assert re.findall(r"<style|<script(?![^>]*src=)| on\w+=| style=", inline) == [], path


def test_personal_pages_are_not_cached(client):
    client.force_login(make_volunteer().person)
    assert "no-store" in client.get(reverse("min_side")).headers["Cache-Control"]


def test_health(client):
    assert client.get("/healthz").content == b"ok"
    assert "Disallow: /koordinator/" in client.get("/robots.txt").content.decode()
    assert "Contact: mailto:" in client.get("/.well-known/security.txt").content.decode()
    assert client.get("/sitemap.xml").status_code == 200
    assert client.get("/was").url == "/tilgaengelighed/"


def test_mails_are_only_shown_in_the_demo(client):
    assert client.get("/demo/post/").status_code == 404


def _start(environment):
    code = "import django; django.setup()"
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "tryghed.settings.production", **environment, **kept}
    return subprocess.run(
        [sys.executable, "-c", code], env=settings, capture_output=True, text=True, check=False
    )


def test_production_starts_with_everything_set(tmp_path):
    done = _start({**PRODUCTION, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"})
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", sorted(PRODUCTION))
def test_missing_variable_stops_the_start_with_one_sentence(name):
    done = _start({key: value for key, value in PRODUCTION.items() if key != name})
    assert done.returncode != 0
    assert (
        done.stderr.strip()
        .splitlines()[-1]
        .endswith(f"The environment variable {name} is missing; see docs/operations.md.")
    )
