"""Trying the demo as somebody: in the demo alone, and as its own accounts alone."""

import importlib

import pytest
from django.urls import clear_url_caches

from tests.factories.pages import make_site
from tests.factories.people import make_user
from tryghed import demo_sign_in, urls
from tryghed.demo.staff import ACCOUNTS
from tryghed.demo.trying import TRY_AS

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, places_data):
    """The addresses of the demo."""
    make_site()
    settings.DEMO = True
    importlib.reload(urls)
    clear_url_caches()
    yield
    settings.DEMO = False
    importlib.reload(urls)
    clear_url_caches()


def test_every_account_of_the_contract_can_be_tried():
    assert sorted(entry.name for entry in TRY_AS) == sorted(account.name for account in ACCOUNTS)


def test_one_press_signs_in(client, demo):
    person = make_user(email="ambassadoer@demo.example")
    html = client.get("/").content.decode()
    assert 'action="/demo/som/ambassadoer/"' in html
    response = client.post("/demo/som/ambassadoer/")
    assert response["Location"] == "/min-side/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_looking_changes_nothing(client, demo):
    make_user(email="ambassadoer@demo.example")
    assert client.get("/demo/som/ambassadoer/").status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["koordinator.1460", "nogen", "admin@demo.example", "ambassadoer"])
def test_nobody_else_can_be_tried(client, demo, name):
    make_user(email="koordinator.1460@demo.example", is_staff=True)
    assert client.post(f"/demo/som/{name}/").status_code == 404


def test_outside_the_demo_there_is_no_such_way(client, places_data, rf):
    make_site()
    make_user(email="admin@demo.example", is_superuser=True)
    assert client.post("/demo/som/admin/").status_code in {404, 405}
    assert "/demo/som/" not in client.get("/").content.decode()
    with pytest.raises(demo_sign_in.Http404):
        demo_sign_in.demo_as(rf.post("/demo/som/admin/"), "admin")
