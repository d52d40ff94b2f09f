"""What this room holds about people (core.privacy)."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import (
    PersonalTable,
    RetentionRule,
    at_address,
    declare,
    delete_rows,
    moment_before,
    retention_rules,
)
from outbox.models import Errand, Message

EMPTY: dict[str, Any] = {
    "to": "",
    "subject": "",
    "text": "",
    "html": "",
    "unsubscribe_url": "",
    "last_error": "",
}
ON_ITS_WAY = (Message.State.QUEUED, Message.State.SENDING)


def register() -> None:
    """Tables and rules."""
    declare(
        PersonalTable(
            "outbox.Message",
            _("Messages we sent you"),
            columns=(
                ("created_at", _("Written")),
                ("medium", _("Sent as")),
                ("subject", _("Subject")),
                ("sent_at", _("Sent")),
            ),
            rows=messages_to,
            erase=erase_messages,
            why=_("What is already on its way to you is sent. Then the address is deleted."),
            until="RETENTION_MESSAGE_DAYS",
        ),
        order=15,  # while the addresses are known
    )
    declare(
        PersonalTable(
            "outbox.Errand",
            _("What we wanted to tell you by phone or letter"),
            person=("person",),
            actors=("done_by",),
            columns=(
                ("created_at", _("Written")),
                ("channel", _("Sent as")),
                ("subject", _("Subject")),
                ("text", _("Text")),
                ("done_at", _("Done")),
            ),
        ),
        order=16,
    )
    _register_rules()


def _register_rules() -> None:
    retention_rules.register(
        "messages",
        RetentionRule(
            title=_("Addresses and subjects of messages"),
            why=_("The message was sent or given up. Nobody needs to know any more where it went."),
            days="RETENTION_MESSAGE_DAYS",
            due=lambda on: Message.objects.filter(
                created_at__lt=moment_before(on, "RETENTION_MESSAGE_DAYS")
            ).exclude(to=""),
            act=lambda rows: rows.update(**EMPTY),
            kept=_("the number of messages"),
        ),
        order=70,
    )
    retention_rules.register(
        "errands",
        RetentionRule(
            title=_("What had to be said by phone or letter"),
            why=_("It was said, or it is so old that it helps nobody."),
            days="RETENTION_ERRAND_DAYS",
            due=lambda on: Errand.objects.filter(created_at__lt=moment_before(on, "RETENTION_ERRAND_DAYS")),
            act=delete_rows,
        ),
        order=71,
    )


def messages_to(person: Any) -> QuerySet[Message]:
    """Messages to any address or number of a person."""
    return Message.objects.filter(at_address(person, email="to", phone="to"))


def erase_messages(person: Any) -> int:
    """Empty what has been sent; what is on its way still goes out, for it says what just happened."""
    return messages_to(person).exclude(state__in=ON_ITS_WAY).update(**EMPTY)
