"""What a mail server refuses for good is given up at once; what may go better later is tried again."""

from io import StringIO
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command

from outbox import services
from outbox.failures import Failure, permanent_failure
from outbox.models import Message

TO = "mette@example.org"


def refused(*codes):
    return SMTPRecipientsRefused({f"a{number}@b.dk": (code, b"x") for number, code in enumerate(codes)})


ERRORS = [
    (refused(550), Failure.NO_SUCH_ADDRESS),
    (refused(551, 553), Failure.NO_SUCH_ADDRESS),
    (refused(450), None),  # greylisting
    (refused(550, 450), None),
    (refused(), None),
    (SMTPDataError(554, b"x"), Failure.REFUSED),
    (SMTPDataError(451, b"x"), None),
    (SMTPSenderRefused(550, b"x", "us"), None),  # our own fault: somebody mends it
    (SMTPServerDisconnected(), None),
    (TimeoutError(), None),
]


@pytest.mark.parametrize(("error", "failure"), ERRORS)
def test_what_a_server_says(error, failure):
    assert permanent_failure(error) == failure


class Refusing(BaseEmailBackend):
    """A server that refuses everything."""

    error: Exception

    def send_messages(self, email_messages):
        """Raise."""
        raise self.error


@pytest.mark.django_db
@pytest.mark.parametrize(("error", "failure"), ERRORS)
def test_given_up_at_once_or_tried_again(settings, monkeypatch, error, failure):
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.Refusing"
    monkeypatch.setattr(Refusing, "error", error, raising=False)
    services.enqueue(to=TO, subject="Hej", text="Tekst")
    assert services.deliver_due() == 0
    message = Message.objects.get()
    state = Message.State.FAILED if failure else Message.State.QUEUED
    assert (message.state, message.failure, message.attempts) == (state, failure or "", 1)
    assert TO not in message.last_error


@pytest.mark.django_db
def test_after_the_last_try_it_is_given_up(settings):
    settings.OUTBOX_DELIVERY_BACKEND = "nowhere.Backend"
    services.enqueue(to=TO, subject="Hej", text="Tekst")
    Message.objects.update(attempts=services.MAX_ATTEMPTS - 1)
    services.deliver_due()
    assert (Message.objects.get().state, Message.objects.get().failure) == ("failed", Failure.GIVEN_UP)


@pytest.mark.django_db
class TestReturned:
    @pytest.mark.parametrize(
        ("state", "medium", "marked"),
        [
            ("sent", "mail", 1),
            ("queued", "mail", 0),
            ("sending", "mail", 0),
            ("failed", "mail", 0),
            ("sent", "sms", 0),
        ],
    )
    def test_only_what_a_server_had_taken(self, state, medium, marked):
        Message.objects.create(message_id="<1@x>", to=TO, subject="Hej", state=state, medium=medium)
        assert services.mark_returned(Message.objects.all()) == marked
        assert services.mark_returned(Message.objects.all()) == 0
        assert (Message.objects.get().failure == Failure.RETURNED) is bool(marked)

    @pytest.mark.parametrize("written", ["<1@x>", "1@x", " <1@x> "])
    def test_by_the_id_in_the_mail_that_came_back(self, written):
        Message.objects.create(message_id="<1@x>", to=TO, subject="Hej", state="sent")
        out = StringIO()
        call_command("mail_returned", written, "<other@x>", stdout=out)
        assert out.getvalue() == "marked 1 of 2\n"
        assert Message.objects.get().failure == Failure.RETURNED
