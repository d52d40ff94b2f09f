"""Host groups, who belongs to them, and who is proposed."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from accounts.models import Organisation, User
from places.models import Municipality, PostalCode
from tests.factories.people import FYN, HOMES, make_user
from volunteers.hosts.models import HostGroup, Membership, Proposal
from volunteers.hosts.services import fingerprint_of

_number = count(1)


def make_partner(organisation: Organisation, **fields: Any) -> User:
    """Somebody who speaks for an association."""
    partner = make_user(**{"first_name": "Birgit", "last_name": "Thomsen", **fields})
    organisation.members.add(partner)
    return partner


def make_group(district: str = FYN, **fields: Any) -> HostGroup:
    """A group of an association of its own."""
    organisation = fields.pop("organisation", None) or Organisation.objects.create(
        name=f"Boligforeningen {next(_number)}", district_id=district
    )
    return HostGroup.objects.create(
        organisation=organisation, name=fields.pop("name", "Nabogruppen"), **fields
    )


def member_of(group: HostGroup, subject: Any, **fields: Any) -> Membership:
    """An ambassador, or an applicant, who said yes."""
    return Membership.objects.create(group=group, person=subject.person, **fields)


def make_proposal(group: HostGroup, **fields: Any) -> Proposal:
    """Somebody proposed, by mail; by phone with `by_call`."""
    code, municipality = HOMES[FYN]
    call = fields.get("by_call", False)
    fields = {"email": "" if call else "ali@example.org", "phone": "+4520123456" if call else "", **fields}
    return Proposal.objects.create(
        group=group,
        first_name=fields.pop("first_name", "Ali"),
        last_name="Haddad",
        postal_code=PostalCode.objects.get(pk=code),
        municipality=Municipality.objects.get(pk=municipality),
        fingerprint=fingerprint_of(fields["email"] or fields["phone"]),
        expires_on=fields.pop("expires_on", timezone.localdate() + timedelta(days=21)),
        **fields,
    )
