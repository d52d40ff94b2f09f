"""Who may publish a new version (DOMAIN, the table: settings are the administrator's)."""

from typing import Any

from accounts.enums import Role
from accounts.models import StaffRole


def is_administrator(user: Any) -> bool:
    """Whether somebody runs the system: the administrator's role, or a superuser."""
    if not (user.is_authenticated and user.is_active and user.is_staff):
        return False
    return bool(user.is_superuser) or StaffRole.objects.held_by(user, Role.ADMINISTRATOR).exists()
