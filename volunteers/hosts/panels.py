"""Host groups on Min side, on people's pages in the workspace, on the partners' page, and in Min dag."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.registries import DayItem, Panel
from volunteers.hosts.models import HostGroup, Membership, Proposal
from volunteers.hosts.permissions import associations_of
from volunteers.hosts.standing import members_of

CALL_WITHIN = timedelta(days=3)


def my_groups(request: HttpRequest, person: Any) -> Panel | None:
    """Which groups one belongs to, with the way out; for a partner the way to their own page."""
    rows = list(Membership.objects.live().filter(person=person).select_related("group__organisation"))
    partner = bool(associations_of(person))
    if not rows and not partner:
        return None
    return Panel("hosts/panels/my_groups.html", {"memberships": rows, "partner": partner}, aside=True)


def their_groups(request: HttpRequest, subject: Any) -> Panel | None:
    """The groups of an ambassador or applicant, for staff who see the page."""
    rows = list(
        Membership.objects.live().filter(person=subject.person_id).select_related("group__organisation")
    )
    if not rows:
        return None
    seen = set(
        HostGroup.objects.visible_to(request.user).filter(memberships__in=rows).values_list("pk", flat=True)
    )
    return Panel("hosts/panels/their_groups.html", {"rows": [(row, row.group_id in seen) for row in rows]})


def groups_of_partner(request: HttpRequest, associations: Any) -> Panel | None:
    """A partner's own groups: who is with them, and the way to propose somebody."""
    groups = list(
        HostGroup.objects.filter(organisation__in=associations, active=True).select_related("organisation")
    )
    if not groups:
        return None
    members = members_of(groups)
    return Panel("hosts/partner/groups.html", {"groups": [(group, members[group.pk]) for group in groups]})


def calls_to_make(user: Any) -> Iterable[DayItem]:
    """Proposed people who can't be written to."""
    for proposal in Proposal.objects.visible_to(user).select_related("group__organisation"):
        yield DayItem(
            kind=_("Call to make"),
            icon="smartphone",
            title=_("%(name)s is proposed by %(association)s")
            % {"name": proposal.first_name, "association": proposal.group.organisation},
            text=_("Call and ask whether they want to."),
            due=proposal.asked_at + CALL_WITHIN,
            url=reverse("host_call", args=[proposal.pk]),
            verb=_("Call"),
        )
