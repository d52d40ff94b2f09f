"""A letter that one asked for says why, how to stop, and lets a mail program do it (RFC 8058)."""

from email import message_from_bytes
from email.policy import SMTP

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.utils import translation

from outbox.letters import Entry, Subscription
from outbox.models import Message
from outbox.services import deliver_due, enqueue_letter

pytestmark = pytest.mark.django_db
STOP = "https://tryghed.example/foelg/stop/" + "x" * 120 + ":1abcde:" + "y" * 43 + "/"
MANAGE = "https://tryghed.example/foelg/abc/"


@pytest.fixture
def letter():
    with translation.override("da"):
        enqueue_letter(
            to="a@example.org",
            subject="Nyt",
            lines=["Det er sket:"],
            entries=[Entry("Lys & luft", "Nu er der <lys>.", "https://tryghed.example/projekter/x/")],
            subscription=Subscription("Du følger »Lys«.", STOP, MANAGE),
        )
    deliver_due()
    return mail.outbox[0]


def test_the_headers_survive_the_way(letter):
    parsed = message_from_bytes(letter.message().as_bytes(), policy=SMTP)
    assert parsed["List-Unsubscribe"].replace(" ", "") == f"<{STOP}>"
    assert parsed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_text_and_html_say_the_same(letter):
    assert "* Lys & luft\n  Nu er der <lys>.\n  https://tryghed.example/projekter/x/\n" in letter.body
    lines = letter.body.strip().splitlines()
    assert lines[-3] == "Du følger »Lys«."
    assert lines[-2].endswith(STOP)
    assert lines[-1].endswith(MANAGE)
    tree = BeautifulSoup(letter.alternatives[0][0], "html.parser")
    assert [link["href"] for link in tree.select("a")] == [
        "https://tryghed.example/projekter/x/",
        STOP,
        MANAGE,
    ]
    assert "<lys>" not in letter.alternatives[0][0]


def test_other_letters_keep_their_ending():
    with translation.override("da"):
        enqueue_letter(to="a@example.org", subject="Hej", lines=["Hej"])
    deliver_due()
    assert "List-Unsubscribe" not in mail.outbox[0].message()
    assert "Du får mailen, fordi du er med eller har søgt om det." in mail.outbox[0].body


def test_the_link_is_erased_once_delivered(letter):
    assert Message.objects.get().unsubscribe_url == ""
