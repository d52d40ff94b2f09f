"""A contact officer finds people, and notes who came, in their own areas alone (DOMAIN, the table)."""

import pytest
from django.urls import reverse

from places.models import LocalArea
from tests.factories.people import make_officer
from tests.factories.work import make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas():
    return LocalArea.objects.filter(municipality="0461").order_by("pk")[:2]


@pytest.fixture
def place(areas):
    found = make_place()
    found.session.initiative.project.areas.add(*areas)  # twice own must not mean twice listed
    return found


def _addresses(place):
    project = place.session.initiative.project
    return {
        "matching_role": reverse("matching_role", args=[place.role_id]),
        "presence_session": reverse("presence_session", args=[place.session_id]),
        "initiative_create": reverse("initiative_create", args=[project.pk]),
        "role_create": reverse("role_create", args=[place.session.initiative_id]),
        "session_cancel": reverse("session_cancel", args=[place.session_id]),
    }


def test_own_area_opens_and_lists_once(client, areas, place):
    client.force_login(make_officer(areas[0]))
    for name, url in _addresses(place).items():
        assert client.get(url).status_code == 200, name
    for name, url in (("matching", "matching_role"), ("presence_list", "presence_session")):
        assert client.get(reverse(name)).content.decode().count(_addresses(place)[url]) == 1, name


def test_another_area_of_the_district_is_closed(client, areas, place):
    place.session.initiative.project.areas.set([areas[1]])
    client.force_login(make_officer(areas[0]))
    for name, url in _addresses(place).items():
        expected = 404 if name in {"matching_role", "presence_session"} else 403
        assert client.get(url).status_code == expected, name
        assert client.post(url).status_code == expected, name
    for name in ("matching", "presence_list", "initiative_choose_project"):
        page = client.get(reverse(name)).content.decode()
        assert not any(url in page for url in _addresses(place).values()), name
    page = client.get(reverse("initiative_detail", args=[place.session.initiative_id])).content.decode()
    assert not any(url in page for url in _addresses(place).values())
