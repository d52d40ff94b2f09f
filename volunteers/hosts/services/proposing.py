"""An association proposes somebody. Nobody is looked up: what happens is the same whoever the address belongs to."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.errors import NotAllowedError
from core.throttle import throttle
from outbox import sms
from places.lookup import Home
from volunteers.entry.errors import OtherDistrictError
from volunteers.hosts.letters import ask
from volunteers.hosts.models import HostGroup, Proposal

DAY = 24 * 3600


@dataclass(frozen=True)
class ProposalData:
    """Who is proposed; mail or phone."""

    first_name: str
    last_name: str
    home: Home
    email: str = ""
    phone: str = ""


def propose(*, actor: Any, group: HostGroup, data: ProposalData) -> None:
    """Ask the person by mail or text, or leave a call to the coordinator; asked once, however often it is sent.

    Returns nothing, and reads nothing about people: who is an ambassador or has applied can't be told from the
    outcome. Raises `NotAllowedError`, `OtherDistrictError`, and `TooManyError` above the day's number.
    """
    own = (
        HostGroup.objects.of_partner(actor)
        .select_related("organisation__district")
        .filter(pk=group.pk)
        .first()
    )
    if own is None:
        raise NotAllowedError
    if data.home.district.pk != own.district_id:
        raise OtherDistrictError
    throttle("host-proposal", str(actor.pk), limit=settings.HOST_PROPOSALS_A_DAY, seconds=DAY)
    proposal = Proposal(
        group=own,
        proposed_by=actor,
        first_name=data.first_name.strip(),
        last_name=data.last_name.strip(),
        email=data.email.strip().lower(),
        phone=data.phone,
        postal_code=data.home.postal_code,
        municipality=data.home.municipality,
        fingerprint=fingerprint_of(data.email or data.phone),
        by_call=not data.email and not sms.is_on(),
        expires_on=timezone.localdate() + timedelta(days=settings.HOST_PROPOSAL_DAYS),
    )
    proposal.full_clean(validate_constraints=False)
    _keep(proposal)


@transaction.atomic
def _keep(proposal: Proposal) -> None:
    try:
        with transaction.atomic():
            proposal.save()
    except IntegrityError:  # the same address, the same group: asked already
        return
    if not proposal.by_call:
        ask(proposal)


def fingerprint_of(address: str) -> str:
    """A keyed hash of a mail address or a number: it can be compared, and not read back without the key."""
    return salted_hmac("volunteers.hosts", address.strip().lower(), algorithm="sha256").hexdigest()
