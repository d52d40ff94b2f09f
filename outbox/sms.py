"""Text messages: a gateway is a class with `send`; which one is a setting (`SMS_GATEWAY`, empty: none)."""

from email.message import EmailMessage
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from outbox.files import write_letter

LENGTH = 459  # three parts of a text message, as the phone networks count


class Gateway(Protocol):
    """What a provider's class has to do."""

    def send(self, *, to: str, text: str, message_id: str) -> None:
        """Hand one text over; any exception means: try again later. `message_id` is stable over tries."""
        ...


class FileGateway:
    """Writes each text to a file beside the mails: for the demo, for tests and for trying things out."""

    def send(self, *, to: str, text: str, message_id: str) -> None:
        """Write it as a letter, so that the demo's shelf shows it."""
        letter = EmailMessage()
        letter["To"], letter["Subject"], letter["Message-ID"] = to, "Sms", message_id
        letter.set_content(text)
        write_letter(message_id, letter.as_bytes())


def is_on() -> bool:
    """Whether text messages can be sent at all here."""
    return bool(settings.SMS_GATEWAY)


def gateway() -> Gateway:
    """The gateway of the settings."""
    found: Gateway = import_string(settings.SMS_GATEWAY)()
    return found


def shortened(lines: list[str], url: str = "") -> str:
    """The words of a letter in the length of a text; what is cut off stands behind the address."""
    room = LENGTH - (len(url) + 1 if url else 0)
    text = " ".join(lines)
    if len(text) > room:
        text = text[: room - 1].rsplit(" ", 1)[0] + "…"
    return f"{text}\n{url}" if url else text
