"""The way from the lists of people to a message."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import BulkAction, bulk_actions

LISTS = ("ambassadoerer", "ansoegninger", "tilknytninger")  # those whose rows are about a person
MOST = 10_000


def _works_here(user: Any) -> bool:
    return bool(scope_of(user).districts)


def register() -> None:
    """The same action in each; who can't be written to is said on the page of the message."""
    for name in LISTS:
        action = BulkAction(
            "message",
            _("Write a message"),
            _("Write a message"),
            _works_here,
            hand_to="message_new",
            most=MOST,
        )
        bulk_actions[name].register("message", action, order=5)
