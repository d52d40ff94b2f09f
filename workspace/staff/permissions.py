"""Who sees and ends the access of colleagues (DOMAIN, the table: staff accounts)."""

from typing import Any

from accounts.scope import scope_of


def sees_staff(user: Any) -> bool:
    """Coordinators in their district, the administrator everywhere."""
    scope = scope_of(user)
    return bool(scope.coordinator) or scope.administrator


def districts_to_end(user: Any) -> frozenset[str] | None:
    """In which districts somebody ends accesses; None is the whole country, national roles too."""
    scope = scope_of(user)
    return None if scope.administrator else scope.coordinator
