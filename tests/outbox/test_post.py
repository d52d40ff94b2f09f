"""Many letters at once: one way to the server for all of them, and nobody's own letter waits behind them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from outbox import post, services
from outbox.models import Message
from outbox.services import Turn

pytestmark = pytest.mark.django_db


class Counting(BaseEmailBackend):
    """A server that notes who comes and goes."""

    log: list[str] = []
    broken: set[str] = set()

    def open(self):
        """Somebody has come."""
        self.log.append("open")

    def close(self):
        """And is gone."""
        self.log.append("close")
        if self.broken:
            raise OSError

    def send_messages(self, email_messages):
        """Take it, unless its subject breaks something."""
        subject = email_messages[0].subject
        if subject in self.broken:
            raise OSError
        self.log.append(subject)


@pytest.fixture
def server(settings, monkeypatch):
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.Counting"
    monkeypatch.setattr(Counting, "log", [])
    monkeypatch.setattr(Counting, "broken", set())
    return Counting


def write(*subjects, **fields):
    for subject in subjects:
        services.enqueue(to="mette@example.org", subject=subject, text="Tekst", **fields)


def test_a_round_goes_to_the_server_once(server):
    write("a", "b", "c")
    assert services.deliver_due() == 3
    assert server.log == ["open", "a", "b", "c", "close"]


def test_without_letters_nobody_goes_there(server):
    write("later", turn=Turn(timezone.now() + timedelta(hours=1)))
    assert services.deliver_due() == 0
    assert server.log == []


def test_after_an_error_it_goes_there_anew(server):
    server.broken.add("b")
    write("a", "b", "c")
    assert services.deliver_due() == 2
    assert server.log == ["open", "a", "close", "open", "c", "close"]
    assert Message.objects.get(subject="b").state == Message.State.QUEUED


def test_it_leaves_before_the_server_hangs_up(server, monkeypatch):
    monkeypatch.setattr(post, "LETTERS_A_CONNECTION", 2)
    write("a", "b", "c")
    services.deliver_due()
    assert server.log == ["open", "a", "b", "close", "open", "c", "close"]


def test_a_letter_to_one_person_goes_before_those_to_many():
    write("many", "more", turn=Turn(mass=True))
    write("code")
    services.deliver_due()
    assert [letter.subject for letter in mail.outbox] == ["code", "many", "more"]


def test_a_slow_server_leaves_the_other_jobs_their_turn():
    write("a", "b")
    assert services.deliver_due(within=0) == 0
    assert services.deliver_due() == 2
