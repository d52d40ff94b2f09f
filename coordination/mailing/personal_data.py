"""What messages to many hold about people, and for how long."""

from django.utils.translation import gettext_lazy as _

from coordination.mailing.models import Mailing, Receiver
from core.privacy import PersonalTable, RetentionRule, declare, delete_rows, moment_before, retention_rules


def settle_receivers(kept: int, gone: int) -> None:
    """Two people who are one were told once; the first row stays."""
    own = Receiver.objects.filter(person=kept).values("mailing")
    Receiver.objects.filter(person=gone, mailing__in=own).delete()


TABLES = (
    PersonalTable(
        "coordination_mailing.Mailing",
        _("Messages you have written to many"),
        actors=("by",),
        columns=("made_at", "subject", "about"),
    ),
    PersonalTable(
        "coordination_mailing.Sending",
        _("Messages you have sent to many"),
        actors=("by",),
        columns=("asked_at", "state"),
    ),
    PersonalTable(
        "coordination_mailing.Receiver",
        _("Messages to several people that you were among"),
        person=("person",),
        columns=(
            ("mailing__subject", _("Subject")),
            ("mailing__text", _("Text")),
            ("state", _("State")),
            ("channel", _("Sent as")),
            ("at", _("Sent")),
        ),
        merge=settle_receivers,
    ),
    PersonalTable(
        "coordination_mailing.MessageTemplate",
        _("Templates you have written"),
        actors=("changed_by",),
        columns=("title", "changed_at"),
    ),
)


def register() -> None:
    """Tables and rules."""
    for order, table in enumerate(TABLES):
        declare(table, order=65 + order)
    retention_rules.register(
        "mailings",
        RetentionRule(
            title=_("Messages to many"),
            why=_("The message has long been read. Nobody needs to know any more who got it."),
            days="RETENTION_MAILING_DAYS",
            due=lambda on: Mailing.objects.sent().filter(
                made_at__lt=moment_before(on, "RETENTION_MAILING_DAYS")
            ),
            act=delete_rows,
        ),
        order=72,
    )
    retention_rules.register(
        "mailing-drafts",
        RetentionRule(
            title=_("Drafts of messages to many"),
            why=_("It was never sent."),
            days="RETENTION_MAILING_DRAFT_DAYS",
            due=lambda on: Mailing.objects.drafts().filter(
                made_at__lt=moment_before(on, "RETENTION_MAILING_DRAFT_DAYS")
            ),
            act=delete_rows,
        ),
        order=73,
    )
