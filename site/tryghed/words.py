"""The public pages as a reader meets them, in Danish, to measure how hard they are to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from coordination.selectors import places_with_seats
from core.readability import Measure, measure, text_of_html
from home.languages import language_of
from home.visibility import open_pages
from volunteers.wizard.draft import SLUGS

LISTS = ("tasks", "search", "apply", "idea_intro", "idea_list", "presence", "follow")
SIGN_IN = (
    "account_login",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_inactive",
)
ERRORS = ("400", "403", "403_csrf", "404", "410", "429", "500", "offline")


@dataclass(frozen=True)
class Reading:
    """A page and how hard it is."""

    name: str
    measure: Measure


def readings() -> Iterator[Reading]:
    """Every public page in Danish, measured."""
    with translation.override("da"):
        for name, html in _pages():
            yield Reading(name, measure(text_of_html(html)))


def _pages() -> Iterator[tuple[str, str]]:
    client = _client()
    for path in _paths():
        yield path, _fetched(client, path)
    yield from _wizard()
    for name in ERRORS:
        yield f"{name}.html", _error_page(name)


def _client() -> Client:
    """A browser at the site's own address, so that no page of another host comes to lie in a cache."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return Client(
        SERVER_NAME=address.hostname or "localhost",
        SERVER_PORT=str(address.port or (443 if address.scheme == "https" else 80)),
    )


def _paths() -> Iterator[str]:
    pages = open_pages().filter(depth__gt=1).order_by("path")
    for page in pages.defer_streamfields().specific():
        url = page.get_url() if language_of(page) == "da" else None
        if url:
            yield urlsplit(url).path
    yield from (reverse(name) for name in (*LISTS, *SIGN_IN))
    yield from (reverse("task", args=[place.pk]) for place in places_with_seats(AnonymousUser()))


def _fetched(client: Client, path: str) -> str:
    response = client.get(path, secure=settings.WAGTAILADMIN_BASE_URL.startswith("https:"))
    if response.status_code != HttpResponse.status_code:
        raise LookupError(f"{path} answers {response.status_code}")
    return str(response.content, "utf-8")


def _wizard() -> Iterator[tuple[str, str]]:
    """The steps, seen by somebody who has signed in and is forgotten afterwards."""
    with transaction.atomic():
        client = _client()
        client.force_login(User.objects.create(first_name="Læser"))
        paths = [reverse("apply_step", args=[slug]) for slug in SLUGS]
        pages = [(path, _fetched(client, path)) for path in paths]
        transaction.set_rollback(True)
    yield from pages


def _error_page(name: str) -> str:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return render_to_string(f"{name}.html", request=request)
