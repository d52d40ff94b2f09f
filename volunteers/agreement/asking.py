"""Who lacks the version in force, and asking them (each once per version)."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from volunteers.agreement.letters import ask_again, key_of
from volunteers.enums import VolunteerState
from volunteers.models import Agreement, Signature, Volunteer
from volunteers.services.agreement import current_agreement
from volunteers.told import told

ASKED = (VolunteerState.ACTIVE, VolunteerState.PAUSED)


def lacking(agreement: Agreement) -> QuerySet[Any]:
    """Ambassadors, on a break or not, whose yes to this version is missing; `withdrew`: they took it back."""
    signatures = Signature.objects.filter(person=OuterRef("person"))
    standing = signatures.standing().filter(agreement=agreement)
    return (
        Volunteer.objects.filter(~Exists(standing), state__in=ASKED)
        .annotate(
            withdrew=Exists(signatures.filter(withdrawn_at__isnull=False)) & ~Exists(signatures.standing())
        )
        .select_related("person__profile", "district")
        .order_by("pk")
    )


def ask_everybody() -> int:
    """Write to each ambassador who said yes to an earlier version alone; returns how many. Runs every hour.

    Who withdrew isn't asked: they know, and can say yes again whenever they like.
    """
    agreement = Agreement.objects.order_by("-version").first()
    if agreement is None or agreement.pk != current_agreement().pk:
        return 0
    done = told(f"agreement-{agreement.pk}-")
    asked = 0
    for volunteer in lacking(agreement).filter(withdrew=False):
        if key_of(agreement, volunteer.person_id) not in done:
            ask_again(agreement, volunteer.person)
            asked += 1
    return asked
