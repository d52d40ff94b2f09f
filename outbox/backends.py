"""Mail backends: the one that queues, and the one that writes files for the demo and tests."""

from collections.abc import Sequence
from typing import cast

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from outbox import services
from outbox.files import write_letter


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
