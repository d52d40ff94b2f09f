"""A person is reached in their own way, and left alone in their quiet time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from accounts.telling import channel_of, end_of_quiet, tell
from outbox import sms
from outbox.models import Errand, Message
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
DENMARK = ZoneInfo("Europe/Copenhagen")
PHONE = "+4520123456"


@pytest.mark.parametrize(
    ("wanted", "email", "phone", "got"),
    [
        ("mail", True, True, "mail"),
        ("mail", False, True, "call"),
        ("mail", False, False, "letter"),
        ("sms", True, True, "sms"),
        ("sms", True, False, "mail"),
        ("sms", False, False, "letter"),
        ("call", True, True, "call"),
        ("call", True, False, "mail"),
        ("letter", True, True, "letter"),
    ],
)
def test_the_channel_that_really_reaches(wanted, email, phone, got):
    person = make_user("" if email else None, phone=PHONE if phone else "", channel=wanted)
    assert channel_of(person) == got


def test_no_text_messages_without_a_gateway(settings):
    settings.SMS_GATEWAY = ""
    assert channel_of(make_user(phone=PHONE, channel="sms")) == "mail"


def test_a_text_message_is_delivered_once_with_its_link(settings, post, tmp_path):
    settings.OUTBOX_FILE_DIR = tmp_path
    person = make_user(phone=PHONE, channel="sms")
    for _twice in range(2):
        tell(person=person, subject="Emne", lines=["Hej Mette", "Kom i morgen."], url="https://x/y/", key="k")
    post()
    post()
    (file,) = tmp_path.glob("*.eml")
    text = file.read_text()
    assert "Hej Mette Kom i morgen.\nhttps://x/y/" in text
    assert f"To: {PHONE}" in text
    assert mail.outbox == []
    assert Message.objects.get().text == ""


def test_a_call_is_left_to_staff_once():
    person = make_user(None, phone=PHONE, channel="call")
    for _twice in range(2):
        tell(person=person, subject="Emne", lines=["Hej", "Kom i morgen."], key="k")
    errand = Errand.objects.get()
    assert (errand.channel, errand.subject, errand.text) == ("call", "Emne", "Hej\n\nKom i morgen.")
    assert not Message.objects.exists()


@pytest.mark.parametrize("length", [10, 458, 459, 460, 5000])
def test_a_text_has_its_length_and_ends_with_its_link(length):
    text = sms.shortened(["a" * 4 + " " + "b" * length], "https://x/y/")
    assert len(text) <= sms.LENGTH
    assert text.endswith("\nhttps://x/y/")


QUIET = [
    ((22, 7), (2026, 11, 23, 23, 0), (2026, 11, 24, 7, 0)),
    ((22, 7), (2026, 11, 24, 6, 59), (2026, 11, 24, 7, 0)),
    ((22, 7), (2026, 11, 24, 7, 0), None),
    ((22, 7), (2026, 11, 24, 21, 59), None),
    ((8, 16), (2026, 11, 24, 12, 0), (2026, 11, 24, 16, 0)),
    ((8, 16), (2026, 11, 24, 17, 0), None),
    ((8, 8), (2026, 11, 24, 8, 0), None),
    ((22, 7), (2027, 3, 27, 23, 30), (2027, 3, 28, 7, 0)),  # the night the clocks go forward
    ((22, 7), (2026, 10, 24, 23, 30), (2026, 10, 25, 7, 0)),  # and back
]


@pytest.mark.parametrize(("hours", "now", "end"), QUIET)
def test_quiet_time_on_a_danish_clock(hours, now, end):
    person = make_user(quiet_from=time(hours[0]), quiet_until=time(hours[1]))
    moment = datetime(*now, tzinfo=DENMARK)
    assert end_of_quiet(person, moment) == (datetime(*end, tzinfo=DENMARK) if end else None)


def test_what_is_not_urgent_waits_for_the_end_of_quiet_time(post):
    now = timezone.localtime()
    person = make_user(
        quiet_from=(now - timedelta(hours=1)).time(),
        quiet_until=(now + timedelta(hours=1)).time(),
    )
    tell(person=person, subject="Kan vente", lines=["Hej"])
    tell(person=person, subject="Haster", lines=["Hej"], urgent=True)
    assert [letter.subject for letter in post()] == ["Haster"]
    Message.objects.update(next_try_at=timezone.now())
    assert [letter.subject for letter in post()] == ["Haster", "Kan vente"]
