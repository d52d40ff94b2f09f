"""The demo's mail shelf: every letter as it would look, with a button that works and nothing that runs."""

import pytest
from bs4 import BeautifulSoup
from django.urls import path

from outbox.services import deliver_due, enqueue, enqueue_letter
from tryghed import demo_post
from tryghed.urls import urlpatterns as site_urlpatterns

pytestmark = pytest.mark.django_db
# The demo's two addresses, which the test settings leave out.
urlpatterns = [
    path("demo/post/", demo_post.demo_post, name="demo_post"),
    path("demo/post/<slug:name>/", demo_post.demo_letter, name="demo_letter"),
    *site_urlpatterns,
]


@pytest.fixture(autouse=True)
def demo(settings):
    settings.ROOT_URLCONF = __name__
    settings.OUTBOX_DELIVERY_BACKEND = "outbox.backends.FileBackend"


def shelf(client):
    deliver_due()
    return BeautifulSoup(client.get("/demo/post/").content, "html.parser")


def test_an_empty_shelf_says_so(client):
    assert shelf(client).select_one(".t-empty__title").text == "Ingen mails endnu."


def test_a_letter_is_shown_in_a_frame_of_its_own_and_as_text(client):
    enqueue_letter(
        to="mette@example.org", subject="Kan du gå med?", lines=["Hej"], url="/svar/1/", verb="Se og svar"
    )
    tree = shelf(client)
    frame = tree.select_one(".t-letter iframe")
    assert frame["title"] == "Kan du gå med?"
    assert "mette@example.org" in tree.select_one(".t-letter summary").text
    assert "Se og svar" in tree.select_one(".t-letter__text").text
    response = client.get(frame["src"])
    policy = response.headers["Content-Security-Policy"]
    assert "sandbox allow-popups allow-top-navigation-by-user-activation" in policy
    assert "script-src 'self'" in policy
    button = BeautifulSoup(response.content, "html.parser").select_one(".button a")
    assert (button["href"], button["target"]) == ("/svar/1/", "_top")


def test_a_letter_of_plain_text_has_no_frame(client):
    enqueue(to="mette@example.org", subject="Hej", text="Bare ord")
    tree = shelf(client)
    assert tree.select(".t-letter iframe") == []
    assert tree.select_one(".t-letter__text").text == "Bare ord"


def test_another_name_is_no_letter(client):
    assert client.get("/demo/post/findes-ikke/").status_code == 404
