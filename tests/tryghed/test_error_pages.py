"""When something is wrong: what happened, what to do now, and a way on; in the look, in the reader's language."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from core.links import make_token
from tests.factories.people import make_application, make_staff, make_volunteer

pytestmark = pytest.mark.django_db
STANDALONE = ("400.html", "500.html", "offline.html")


def page(response, status):
    """The page as a tree: one heading, the two numbers that always count, a way on."""
    assert response.status_code == status
    tree = BeautifulSoup(response.content, "html.parser")
    assert [h1.get_text().strip() for h1 in tree.select("h1")] == [tree.title.text.removesuffix(" – Tryghed")]
    assert {"tel:112", "tel:114"} <= {link["href"] for link in tree.select("a[href]")}
    assert tree.select("main .t-error a[href], main .t-error button") != []
    return tree


def heading(tree):
    return tree.h1.get_text().strip()


def test_a_page_that_is_not_there_offers_search_and_ways_on(client):
    tree = page(client.get("/findes-ikke/"), 404)
    assert heading(tree) == "Vi kan ikke finde siden"
    form = tree.select_one("main form")
    assert (form["action"], form["method"], form.select_one("input")["name"]) == (
        reverse("search"),
        "get",
        "q",
    )
    ways = [link["href"] for link in tree.select("main .t-error a")]
    assert ways == ["/", "/projekter/", "/opgaver/", "/min-side/"]


def test_in_english_it_is_english(client):
    tree = page(client.get("/en/not-there/"), 404)
    assert (tree.html["lang"], heading(tree)) == ("en", "We could not find the page")
    assert tree.select_one("main form")["action"] == "/en/soeg/"


def test_a_page_for_others_says_so(client):
    client.force_login(make_staff(Role.COORDINATOR))
    tree = page(client.get(reverse("screening_create", args=[make_application().pk])), 403)
    assert heading(tree) == "Du har ikke adgang her"


def test_a_form_that_was_open_too_long_says_that_nothing_was_sent():
    tree = page(Client(enforce_csrf_checks=True).post("/konto/login/", {"login": "x"}), 403)
    assert heading(tree) == "Siden har været åben for længe"


def test_a_strange_request(client, settings):
    settings.ALLOWED_HOSTS = ["tryghed.example"]
    tree = page(client.get("/", headers={"host": "elsewhere.example"}), 400)
    assert tree.select_one("main [lang=en]").text.startswith("We did not understand")


def test_a_link_that_ran_out_leads_to_min_side(client, settings):
    settings.LINK_MAX_AGE_DAYS = -1
    person = make_volunteer().person
    tree = page(client.get(reverse("answer", args=[make_token("answer", person.pk)])), 410)
    assert heading(tree) == "Linket er udløbet"
    assert tree.select_one("main .button")["href"] == "/min-side/"


def test_a_task_that_is_gone_leads_to_the_others(client):
    tree = page(client.get("/opgaver/999999/"), 410)
    assert tree.select_one("main .button")["href"] == "/opgaver/"


@pytest.mark.parametrize(("prefix", "title"), [("", "Vent lidt"), ("/en", "Wait a little")])
def test_too_many_tries(client, settings, prefix, title):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.post(f"{prefix}/konto/login/", {})
    assert heading(page(client.post(f"{prefix}/konto/login/", {}), 429)) == title


def test_a_fault_of_ours(client, settings):
    del settings.SECURITY_CONTACT
    client.raise_request_exception = False
    tree = page(client.get("/.well-known/security.txt"), 500)
    assert heading(tree) == "Noget gik galt hos os"
    assert tree.select_one("main [lang=en]").text.startswith("Something went wrong on our side")


@pytest.mark.parametrize("template", STANDALONE)
def test_the_last_pages_need_nothing_but_themselves(template, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "{%" not in render_to_string(template)


def test_the_files_they_name_are_there_in_production(settings, tmp_path, client):
    settings.STATIC_ROOT = tmp_path / "static"
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}
    call_command("collectstatic", interactive=False, verbosity=0)
    pages = [render_to_string(template) for template in STANDALONE]
    named = {path for text in pages for path in re.findall(r'"/static/([^"]+)"', text)}
    script = client.get("/sw.js").text
    kept = set(re.findall(r'"/static/([^"]+)"', script))
    assert named <= kept
    assert [path for path in sorted(kept) if not (settings.STATIC_ROOT / path).is_file()] == []


def test_the_service_worker_is_fetched_anew_and_knows_the_offline_page(client):
    response = client.get("/sw.js")
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert "no-cache" in response.headers["Cache-Control"]
    assert f'"{reverse("offline")}"' in response.text
    assert re.search(r'"offline-[0-9a-f]{12}"', response.text)


def test_the_offline_page_is_the_same_for_everybody(client):
    anonymous = client.get("/offline/").content
    client.force_login(make_volunteer(first_name="Mette").person)
    assert client.get("/offline/").content == anonymous
