"""What doesn't stay: choices of people who have left, and chosen rows whose time is over."""

from django.db.models import Q
from django.utils import timezone

from accounts.enums import Role
from accounts.events import StaffRightsChanged
from accounts.models import StaffRole
from workspace.lists.models import SavedFilter, Selection


def forget_choices_of(event: StaffRightsChanged) -> None:
    """Whoever has no rights left has no lists either."""
    if not StaffRole.objects.held_by(event.user, *Role.values).exists():
        SavedFilter.objects.filter(user=event.user).delete()
        Selection.objects.filter(user=event.user).delete()


def clean_lists() -> int:
    """Runs periodically; returns how many rows it deleted."""
    left = Q(user__is_active=False) | Q(user__is_staff=False) | Q(user__staff_roles=None)
    gone = SavedFilter.objects.filter(pk__in=SavedFilter.objects.filter(left).values("pk")).delete()[0]
    return gone + Selection.objects.filter(expires_at__lte=timezone.now()).delete()[0]
