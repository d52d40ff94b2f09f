"""What this room holds about people, and for how long (core.privacy)."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import (
    PersonalTable,
    RetentionRule,
    at_address,
    day_before,
    declare,
    delete_rows,
    moment_before,
    retention_rules,
)
from volunteers.hosts.models import Membership, Proposal
from volunteers.hosts.services import close_unanswered, fingerprint_of


def _about(person: Any) -> QuerySet[Proposal]:
    """By address; where that has fallen already, by its fingerprint."""
    addresses = {person.email, str(person.phone), *person.emailaddress_set.values_list("email", flat=True)}
    prints = [fingerprint_of(address) for address in addresses if address]
    return Proposal.objects.filter(at_address(person) | Q(fingerprint__in=prints))


def _merge(kept: int, gone: int) -> None:
    """A group both are in now: the kept one's membership counts."""
    both = Membership.objects.live().filter(person=kept).values("group")
    Membership.objects.live().filter(
        person=gone, group__in=list(both.values_list("group", flat=True))
    ).delete()
    Membership.objects.filter(person=gone).update(person=kept)


TABLES = (
    PersonalTable(
        "volunteers_hosts.Membership",
        _("Host groups you belong to"),
        person=("person",),
        actors=("proposed_by",),
        columns=(
            ("group__name", _("Group")),
            ("group__organisation__name", _("Association")),
            "proposed_as",
            "since",
            "confirmed_at",
            "ended_on",
        ),
        merge=_merge,
    ),
    PersonalTable(
        "volunteers_hosts.Proposal",
        _("An association has proposed you"),
        actors=("proposed_by",),
        rows=_about,
        columns=(
            ("group__name", _("Group")),
            "first_name",
            "last_name",
            "email",
            "phone",
            ("postal_code__code", _("Postal code")),
            ("municipality__name", _("Municipality")),
            "asked_at",
        ),
    ),
    PersonalTable("volunteers_hosts.HostGroup", _("Host group"), actors=("made_by",)),
)


def register() -> None:
    """Tables and rules."""
    for table in TABLES:
        declare(table)
    _register_rules()


def _register_rules() -> None:
    rules = (
        RetentionRule(
            title=_("Proposals nobody answered"),
            why=_(
                "Their link has expired. Name and address fall, the first name stays a while for the group."
            ),
            days="RETENTION_HOST_UNANSWERED_DAYS",
            due=_unanswered,
            act=close_unanswered,
        ),
        RetentionRule(
            title=_("Answered proposals"),
            why=_("The group has read the answer, and may propose the person again."),
            days="RETENTION_HOST_PROPOSAL_DAYS",
            due=_answered,
            act=delete_rows,
        ),
        RetentionRule(
            title=_("Ended memberships of host groups"),
            why=_("The person left the group, or is no ambassador any more."),
            days="RETENTION_MEMBERSHIP_DAYS",
            due=_ended,
            act=delete_rows,
        ),
    )
    names = ("host-unanswered", "host-proposals", "host-memberships")
    for order, (name, rule) in enumerate(zip(names, rules, strict=True), start=101):
        retention_rules.register(name, rule, order=order)


def _unanswered(on: date) -> QuerySet[Proposal]:
    before = day_before(on, "RETENTION_HOST_UNANSWERED_DAYS")
    return Proposal.objects.filter(closed_at=None, expires_on__lt=before)


def _answered(on: date) -> QuerySet[Proposal]:
    return Proposal.objects.filter(closed_at__lt=moment_before(on, "RETENTION_HOST_PROPOSAL_DAYS"))


def _ended(on: date) -> QuerySet[Membership]:
    return Membership.objects.filter(ended_on__lt=day_before(on, "RETENTION_MEMBERSHIP_DAYS"))
