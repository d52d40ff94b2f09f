"""A host group of the demo partner's association: some who are with it, one who applies, one who is asked."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Organisation, User
from places.lookup import resolve_home
from tryghed.demo.reading import Clock
from tryghed.demo.rows import put
from volunteers.enums import OPEN_STATES, VolunteerState
from volunteers.hosts.models import HostGroup, Membership, Proposal
from volunteers.hosts.services import fingerprint_of
from volunteers.models import Application, Volunteer

GROUP = "Naboer i Lysningen"
ASKED = "lise@demo.example"
MEMBERS = 3  # beside the demo ambassador


def make_hosts(accounts: dict[str, User], organisation: Organisation, clock: Clock) -> None:
    """The group, its people, and a proposal that waits for an answer."""
    partner = accounts["partner"]
    group = put(
        HostGroup(
            organisation=organisation,
            name=GROUP,
            made_by=accounts["koordinator.fyn"],
            created_at=clock.ago(200),
        )
    )
    for number, person in enumerate(_people(accounts["ambassadoer"], organisation)):
        proposed = clock.ago(190 - 20 * number)
        put(
            Membership(
                group=group,
                person=person,
                proposed_by=partner,
                since=timezone.localdate(proposed),
                confirmed_at=proposed + timedelta(days=3),
            )
        )
    asked, home = clock.ago(4), resolve_home("5240")
    put(
        Proposal(
            group=group,
            proposed_by=partner,
            first_name="Lise",
            last_name="Bundgaard",
            email=ASKED,
            postal_code=home.postal_code,
            municipality=home.municipality,
            fingerprint=fingerprint_of(ASKED),
            asked_at=asked,
            expires_on=timezone.localdate(asked) + timedelta(days=21),
        )
    )


def _people(first: User, organisation: Organisation) -> list[User]:
    """The demo ambassador, others of the district, a protected one among them, and somebody who applies."""
    rows = Volunteer.objects.filter(district=organisation.district, state=VolunteerState.ACTIVE)
    rows = rows.exclude(person=first).select_related("person").order_by("person__pk")
    hidden = [row.person for row in rows.filter(person__is_protected=True)[:1]]
    others = [row.person for row in rows.filter(person__is_protected=False)[: MEMBERS - len(hidden)]]
    applying = Application.objects.filter(district=organisation.district, state__in=OPEN_STATES)
    applicant = applying.exclude(person__is_staff=True).select_related("person").order_by("pk")[:1]
    return [first, *others, *hidden, *(row.person for row in applicant)]
