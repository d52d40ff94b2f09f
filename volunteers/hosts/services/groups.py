"""Making and closing a group; leaving it."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Organisation
from core.errors import NotAllowedError, TransitionError
from volunteers.enums import VolunteerState
from volunteers.events import VolunteerReleased
from volunteers.hosts.errors import GroupNameError
from volunteers.hosts.letters import forget_letters, tell_closed, tell_taken_off
from volunteers.hosts.models import HostGroup, Membership, Proposal
from volunteers.hosts.permissions import may_hold


@transaction.atomic
def open_group(*, actor: Any, organisation: Organisation, name: str) -> HostGroup:
    """A new group of an association in the coordinator's district. Raises `NotAllowedError`, `GroupNameError`."""
    if not may_hold(actor, organisation):
        raise NotAllowedError
    group = HostGroup(organisation=organisation, name=name.strip(), made_by=actor)
    group.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError:
        raise GroupNameError from None
    return group


@transaction.atomic
def close_group(*, actor: Any, group: HostGroup) -> HostGroup:
    """No group any more: its members are told, and whoever is proposed is asked no longer.

    Twice is harmless. Raises `NotAllowedError`.
    """
    if not may_hold(actor, group):
        raise NotAllowedError
    locked = HostGroup.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=group.pk)
    if not locked.active:
        return locked
    locked.active, locked.closed_on = False, timezone.localdate()
    locked.save(update_fields=["active", "closed_on"])
    for membership in Membership.objects.live().filter(group=locked).with_person():
        _end(membership)
        tell_closed(membership)
    proposals = Proposal.objects.filter(group=locked)
    forget_letters(proposals)
    proposals.delete()
    return locked


@transaction.atomic
def end_membership(*, actor: Any, membership: Membership) -> None:
    """The association takes somebody off its group; they are told. Raises `NotAllowedError`, `TransitionError`."""
    if not HostGroup.objects.of_partner(actor).filter(pk=membership.group_id).exists():
        raise NotAllowedError
    locked = _locked(membership)
    _end(locked)
    if locked.person_id != actor.pk:
        tell_taken_off(locked)


@transaction.atomic
def leave_group(*, person: Any, membership: Membership) -> None:
    """The person wants out; nobody is asked. Raises `NotAllowedError`, `TransitionError` when it is over already."""
    if membership.person_id != person.pk:
        raise NotAllowedError
    _end(_locked(membership))


def end_with_ambassador(event: VolunteerReleased) -> None:
    """Who is no ambassador belongs to no group. A suspension is no farewell, and no association hears of it."""
    if event.volunteer.state in {VolunteerState.ENDED, VolunteerState.ANONYMISED}:
        rows = Membership.objects.live().filter(person=event.volunteer.person_id)
        rows.update(ended_on=timezone.localdate())


def end_without_way() -> int:
    """Memberships of people whose application came to nothing; returns how many. Runs daily."""
    return Membership.objects.filter(
        pk__in=list(Membership.objects.without_way().values_list("pk", flat=True))
    ).update(ended_on=timezone.localdate())


def _locked(membership: Membership) -> Membership:
    locked = Membership.objects.select_for_update(of=("self",)).with_person().get(pk=membership.pk)
    if locked.ended_on is not None:
        raise TransitionError
    return locked


def _end(membership: Membership) -> None:
    membership.ended_on = timezone.localdate()
    membership.save(update_fields=["ended_on"])
