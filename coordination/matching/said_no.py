"""Who said no to a role: to an invitation, or to being asked."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from coordination.enums import AssignmentState
from coordination.models import Assignment
from coordination.wishes.reading import said_no_to
from projects.models import Role

NOES = (AssignmentState.DECLINED, AssignmentState.WITHDRAWN)


def noes_to(role: Role) -> set[int]:
    """The persons who aren't asked to a role now. A no to an invitation holds `ASK_AGAIN_AFTER_DAYS`."""
    since = timezone.now() - timedelta(days=settings.ASK_AGAIN_AFTER_DAYS)
    declined = Assignment.objects.filter(role=role, state__in=NOES, invited_at__gt=since)
    return said_no_to(role) | set(declined.values_list("person", flat=True))
