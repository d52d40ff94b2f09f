"""Reads about host groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from accounts.scope import scope_of
from volunteers.enums import UNDECIDED, VolunteerState

if TYPE_CHECKING:
    from volunteers.hosts.models import HostGroup, Membership, Proposal  # noqa: F401

BEING_ONE = (VolunteerState.ACTIVE, VolunteerState.PAUSED, VolunteerState.SUSPENDED)


class HostGroupQuerySet(models.QuerySet["HostGroup"]):
    """Host groups."""

    def visible_to(self, user: Any) -> HostGroupQuerySet:
        """Those of associations in the districts of a member of staff."""
        return self.filter(organisation__district__in=scope_of(user).districts)

    def of_partner(self, user: Any) -> HostGroupQuerySet:
        """Those that the user's own associations hold now."""
        return self.filter(organisation__members=user, active=True)

    def with_numbers(self) -> HostGroupQuerySet:
        """With their association and how many belong to them; open ones first."""
        live = Count("memberships", filter=Q(memberships__ended_on=None))
        return self.select_related("organisation").annotate(number=live).order_by("-active", "name", "pk")


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships."""

    def live(self) -> MembershipQuerySet:
        """Those that haven't ended; the person may still be on the way to becoming an ambassador."""
        return self.filter(ended_on=None)

    def with_ambassador(self) -> MembershipQuerySet:
        """Live ones of ambassadors: those an association knows of."""
        return self.live().filter(person__volunteer__state__in=BEING_ONE)

    def without_way(self) -> MembershipQuerySet:
        """Live ones of people who are neither ambassadors nor on the way to it."""
        applying = Q(person__applications__state__in=UNDECIDED)
        return self.live().exclude(Q(person__volunteer__state__in=BEING_ONE) | applying)

    def with_person(self) -> MembershipQuerySet:
        """With what a name and its place in the group are told from."""
        return self.select_related("person__volunteer", "person__profile", "group__organisation")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals."""

    def waiting(self) -> ProposalQuerySet:
        """Those that can be answered; the last day counts."""
        return self.filter(closed_at=None, expires_on__gte=timezone.localdate())

    def to_call(self) -> ProposalQuerySet:
        """Waiting ones no letter could be sent for: a coordinator calls."""
        return self.waiting().filter(by_call=True)

    def visible_to(self, user: Any) -> ProposalQuerySet:
        """Those a coordinator calls about, in their districts."""
        return self.to_call().filter(group__organisation__district__in=scope_of(user).coordinator)
