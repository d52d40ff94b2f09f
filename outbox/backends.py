"""Mail backends: the one that queues, and the one that writes files for the demo and tests."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from outbox import services


class OutboxBackend(BaseEmailBackend):
    """Queues whatever any library sends, so that no request waits for a mail server."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue every message for each of its receivers; returns how many were taken."""
        for message in email_messages:
            alternatives = cast(EmailMultiAlternatives, message).alternatives or []
            html = next((str(part[0]) for part in alternatives if part[1] == "text/html"), "")
            for receiver in message.recipients():
                services.enqueue(
                    to=receiver,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=html,
                    sender=message.from_email,
                )
        return len(email_messages)


class FileBackend(BaseEmailBackend):
    """Writes each message to a file named after its Message-ID: a repeated delivery overwrites, never doubles."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages to `OUTBOX_FILE_DIR`; returns how many."""
        for message in email_messages:
            write_letter(message.extra_headers["Message-ID"], message.message().as_bytes())
        return len(email_messages)


def write_letter(message_id: str, content: bytes) -> None:
    """Write one letter to its file; the same Message-ID writes the same file."""
    folder = Path(settings.OUTBOX_FILE_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W", "", message_id.split("@", maxsplit=1)[0])
    draft = folder / f"{name}.part"
    draft.write_bytes(content)
    draft.replace(folder / f"{name}.eml")
