"""Messages: once per occasion, retried, exactly once on the file backend (DOMAIN rule 9)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from outbox import services
from outbox.models import Message, PeriodicRun
from outbox.schedule import register_job, run_due
from outbox.worker import one_round

pytestmark = pytest.mark.django_db


def _letter(**fields):
    return services.enqueue(to="mette@example.org", subject="Hej", text="Tekst", **fields)


def test_sent_once_and_emptied():
    _letter()
    assert (services.deliver_due(), services.deliver_due()) == (1, 0)
    message = Message.objects.get()
    assert (message.state, message.text, len(mail.outbox)) == (Message.State.SENT, "", 1)
    assert mail.outbox[0].extra_headers["Message-ID"] == message.message_id


def test_one_message_per_occasion():
    assert _letter(key="a") == _letter(key="a")
    assert services.deliver_due() == 1


def test_undone_change_sends_nothing():
    with transaction.atomic():
        _letter()
        transaction.set_rollback(True)
    assert services.deliver_due() == 0


def test_broken_server_backs_off_and_gives_up(settings):
    settings.OUTBOX_DELIVERY_BACKEND = "nowhere.Backend"
    message = _letter()
    for attempt in range(1, services.MAX_ATTEMPTS + 1):
        Message.objects.update(next_try_at=timezone.now())
        assert services.deliver_due(limit=1) == 0
        message.refresh_from_db()
        assert message.attempts == attempt
    assert message.state == Message.State.FAILED
    assert message.text == "Tekst"


def test_killed_worker_loses_and_doubles_nothing_on_the_file_backend(settings, tmp_path):
    settings.OUTBOX_DELIVERY_BACKEND = "outbox.backends.FileBackend"
    settings.OUTBOX_FILE_DIR = tmp_path
    _letter()
    services.deliver_due()
    # Killed after the file was written and before the row was marked: it is still "being sent".
    Message.objects.update(state=Message.State.SENDING, claimed_at=timezone.now() - timedelta(hours=1))
    services.deliver_due()
    assert len(list(tmp_path.glob("*.eml"))) == 1


def test_message_being_sent_is_left_alone_for_a_while():
    _letter()
    Message.objects.update(state=Message.State.SENDING, claimed_at=timezone.now())
    assert services.deliver_due() == 0


def test_every_library_mails_through_the_outbox(settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxBackend"
    mail.send_mail("Kode", "123", None, ["a@example.org", "b@example.org"])
    assert sorted(Message.objects.values_list("to", flat=True)) == ["a@example.org", "b@example.org"]


def test_jobs_run_when_due():
    ran = []
    register_job("test-job", timedelta(hours=1), lambda: ran.append(1))
    run_due()
    run_due()
    assert len(ran) == 1
    PeriodicRun.objects.filter(name="test-job").update(last_run_at=timezone.now() - timedelta(hours=2))
    run_due()
    assert len(ran) == 2


def test_round_leaves_a_heartbeat(client):
    assert client.get("/readyz").status_code == 503
    one_round()
    assert client.get("/readyz").json() == {"ready": True, "failed": []}
