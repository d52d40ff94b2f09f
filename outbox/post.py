"""The way to the mail server: opened with the first letter of a round, kept for the next ones."""

from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core import mail

LETTERS_A_CONNECTION = 50  # servers take only so many before they hang up


class Postman:
    """Hands letters to the server, one at a time. After an error, and after so many letters, it goes there anew."""

    def __init__(self) -> None:
        self._connection: Any = None
        self._sent = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def send(self, letter: mail.EmailMessage) -> None:
        """Raise whatever the server answers that isn't a yes."""
        try:
            if self._connection is None:
                self._connection = mail.get_connection(settings.OUTBOX_DELIVERY_BACKEND)
                self._connection.open()
            self._connection.send_messages([letter])
        except Exception:
            self._close()
            raise
        self._sent += 1
        if self._sent % LETTERS_A_CONNECTION == 0:
            self._close()

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):  # it is given up: what it says now is of no use
                connection.close()
