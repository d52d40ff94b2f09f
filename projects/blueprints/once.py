"""A double press makes one draft, and two who start at once get two addresses."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import StateChange
from places.models import District
from projects.models import DistrictPage, Project, ProjectPage

DOUBLE_PRESS = timedelta(minutes=2)


def take_turns(branch: DistrictPage) -> None:
    """Wait for whoever starts a project in the same district right now; call it inside the transaction.

    Both would find the same address free. Rows that only point to the district don't wait (`no_key`).
    """
    District.objects.select_for_update(no_key=True).get(pk=branch.district_id)


def just_started(*, branch: DistrictPage, title: str, actor: Any) -> ProjectPage | None:
    """The draft the actor made under that title a moment ago: a second press of the button means it."""
    changes = StateChange.objects.filter(
        subject_type=Project._meta.label_lower,
        transition="propose",
        actor=actor,
        at__gt=timezone.now() - DOUBLE_PRESS,
    )
    found = ProjectPage.objects.child_of(branch).filter(
        project__in=changes.values("subject_id"), project__title=title
    )
    return found.order_by("-pk").first()
