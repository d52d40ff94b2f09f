"""Who belongs to a group, in the three words an association is told: with us, waiting, not with us."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from volunteers.hosts.models import HostGroup, Membership, Proposal
from volunteers.hosts.querysets import BEING_ONE

TOLD_FOR = timedelta(days=30)  # so long a group reads that somebody isn't with them


class Standing(models.TextChoices):
    """All an association learns."""

    WITH_US = "with", _("Is with you")
    WAITING = "waiting", _("Waiting")
    NOT_WITH_US = "not", _("Isn’t with you")


@dataclass(frozen=True)
class Member:
    """A line in the group's list: the first name (a protected person's alias), and where it stands."""

    name: str
    standing: Standing
    since: date
    membership: int | None = None


def members_of(groups: list[HostGroup]) -> dict[int, list[Member]]:
    """The lines of each group, by its number."""
    today = timezone.localdate()
    lines: dict[int, list[Member]] = {group.pk: [] for group in groups}
    lately = Q(ended_on=None) | Q(ended_on__gt=today - TOLD_FOR)
    for row in _latest(Membership.objects.filter(lately, group__in=groups).with_person()):
        lines[row.group_id].append(_member(row))
    asked = Proposal.objects.filter(group__in=groups).exclude(first_name="")
    for proposal in asked.filter(Q(closed_at=None) | Q(closed_at__gt=timezone.now() - TOLD_FOR)):
        waiting = proposal.closed_at is None and proposal.expires_on >= today
        standing = Standing.WAITING if waiting else Standing.NOT_WITH_US
        day = timezone.localdate(proposal.asked_at)
        lines[proposal.group_id].append(Member(proposal.first_name, standing, day))
    order = list(Standing)
    for found in lines.values():
        found.sort(key=lambda member: (order.index(member.standing), member.name.casefold()))
    return lines


def _latest(rows: Iterable[Membership]) -> Iterable[Membership]:
    """One line a person and group: who came back is there once."""
    ordered = sorted(rows, key=lambda row: (row.ended_on is None, row.confirmed_at))
    return {(row.group_id, row.person_id): row for row in ordered}.values()


def _member(row: Membership) -> Member:
    """Whoever never became an ambassador is called as proposed, and can't be told from who hasn't answered."""
    came = hasattr(row.person, "volunteer")
    name = row.person.shown_name if came else row.proposed_as or row.person.shown_name
    if row.ended_on is None and is_ambassador_now(row.person):
        return Member(name, Standing.WITH_US, row.since, row.pk)
    return Member(name, Standing.WAITING if row.ended_on is None else Standing.NOT_WITH_US, row.since)


def is_ambassador_now(person: Any) -> bool:
    """By what is read with the person already."""
    volunteer = getattr(person, "volunteer", None)
    return volunteer is not None and volunteer.state in BEING_ONE
