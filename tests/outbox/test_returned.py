"""Mails that come back: what each kind of server writes, and that nothing else is taken for it."""

import io
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from outbox import services
from outbox.failures import Failure
from outbox.models import Message
from outbox.return_box import read_box
from outbox.returned import Returned, returned_in

SAMPLES = Path(__file__).parent / "samples"
OURS = "<0123456789abcdef0123456789abcdef@tryghed>"
FAILED = {
    "postfix": Failure.NO_SUCH_ADDRESS,
    "postfix_headers": Failure.NO_SUCH_ADDRESS,
    "gmail": Failure.NO_SUCH_ADDRESS,
    "exchange": Failure.NO_SUCH_ADDRESS,
    "global": Failure.NO_SUCH_ADDRESS,
    "qmail": Failure.NO_SUCH_ADDRESS,
    "exim": Failure.RETURNED,
    "full": Failure.RETURNED,
    "no_answer": Failure.RETURNED,  # tried for days, and given up by the server
    "refused": Failure.REFUSED,
    "our_address": Failure.REFUSED,
}
NOTHING = ("delayed", "exim_warning", "delivered", "away", "answer", "about_others", "about_two")


def sample(name):
    return (SAMPLES / f"{name}.eml").read_bytes()


def test_every_sample_is_tested():
    assert {path.stem for path in SAMPLES.glob("*.eml")} == {*FAILED, *NOTHING}


@pytest.mark.parametrize(("name", "failure"), FAILED.items())
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_what_came_back_for_good(name, failure, ending):
    assert returned_in(sample(name).replace(b"\n", ending)) == Returned(OURS, failure)


@pytest.mark.parametrize("name", NOTHING)
def test_what_says_nothing_about_an_address(name):
    assert returned_in(sample(name)) is None


@pytest.mark.parametrize("size", [0, 1, 200, 700, 1200])
def test_half_a_mail_stops_nothing(size):
    assert returned_in(sample("postfix")[:size]) is None


BROKEN = [
    b"\xff\xfe\x00",
    b"From: @@\n\n",
    b"Content-Type: multipart/report\n\n",
    b"From: postmaster@example.org\nContent-Type: text/plain; charset=nonsense\n\n5.1.1 ",
    b"From: =?utf-8?q?=?=<postmaster@\nX-Failed-Recipients: a\nContent-Type: text/plain; charset\n\n",
]


@pytest.mark.parametrize("content", BROKEN)
def test_nonsense_stops_nothing(content):
    assert returned_in(content + OURS.encode()) is None


@pytest.fixture
def box(tmp_path, settings):
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    settings.MAIL_RETURN_FOLDER = str(tmp_path)
    return tmp_path


def put(box, name, as_name=None):
    (box / "new" / (as_name or f"1796112004.{name}.mx")).write_bytes(sample(name))


def sent(message_id=OURS, **fields):
    return Message.objects.create(
        message_id=message_id, to="mette@example.org", subject="Hej", state="sent", **fields
    )


@pytest.mark.django_db
class TestBox:
    def test_it_is_noted_and_the_mail_removed(self, box):
        message = sent()
        put(box, "postfix")
        assert read_box() == {"noted": 1}
        message.refresh_from_db()
        assert (message.state, message.failure) == ("failed", Failure.NO_SUCH_ADDRESS)
        assert [path for path in box.rglob("*") if path.is_file()] == []
        assert read_box() == {}

    def test_after_a_killed_worker_it_is_noted_once(self, box):
        sent()
        put(box, "postfix")
        read_box()
        put(box, "postfix")
        assert read_box() == {"known": 1}
        assert Message.objects.get().failure == Failure.NO_SUCH_ADDRESS

    def test_what_we_dont_understand_stays_and_is_read_once(self, box, monkeypatch):
        message = sent()
        put(box, "answer")
        (box / "cur" / "1796112005.b.mx:2,F").write_bytes(sample("away"))
        assert read_box() == {"left": 2}
        names = sorted(path.name for path in box.rglob("*") if path.is_file())
        assert names == ["1796112004.answer.mx:2,S", "1796112005.b.mx:2,FS"]
        assert read_box() == {}
        message.refresh_from_db()
        assert message.state == "sent"

    def test_a_mail_we_never_sent_stays_too(self, box):
        put(box, "postfix")
        assert read_box() == {"left": 1}

    def test_without_a_folder_nothing_happens(self, settings):
        settings.MAIL_RETURN_FOLDER = ""
        assert read_box() == {}

    def test_another_worker_was_quicker(self, box, monkeypatch):
        sent()
        put(box, "postfix")
        unread = [box / "new" / "nowhere", box / "new" / "1796112004.postfix.mx"]
        monkeypatch.setattr("outbox.return_box._unread", lambda folder: unread)
        assert read_box() == {"noted": 1}

    def test_the_command(self, box, settings):
        sent()
        put(box, "postfix")
        out = io.StringIO()
        call_command("read_returned", stdout=out)
        assert out.getvalue() == "noted 1, known 0, left 0\n"
        for folder in ("/nowhere", ""):
            settings.MAIL_RETURN_FOLDER = ""
            with pytest.raises(CommandError):
                call_command("read_returned", folder)

    @pytest.mark.parametrize(("name", "noted"), [("postfix", 1), ("answer", 0)])
    def test_one_mail_that_is_piped_in(self, monkeypatch, name, noted):
        sent()
        piped = type("Piped", (), {"buffer": io.BytesIO(sample(name))})
        monkeypatch.setattr("sys.stdin", piped)
        out = io.StringIO()
        call_command("read_returned", "-", stdout=out)
        assert out.getvalue() == f"noted {noted}\n"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "retur@tryghed.example"])
def test_where_it_comes_back_to_is_not_who_wrote_it(settings, address):
    settings.MAIL_RETURN_ADDRESS = address
    message = services.enqueue(to="mette@example.org", subject="Hej", text="Tekst")
    services.deliver_due()
    letter = mail.outbox[0]
    assert letter.from_email == (address or message.sender)
    assert letter.message()["From"] == message.sender


def test_a_silent_mail_server_does_not_stop_the_worker(settings):
    assert 0 < settings.EMAIL_TIMEOUT <= 60
