"""Who a partner is (DOMAIN, the table)."""

from typing import Any

from accounts.models import Organisation
from accounts.scope import scope_of


def associations_of(user: Any) -> list[Organisation]:
    """The partners somebody speaks for. Staff have the workspace, where looking is logged: they are none here."""
    if not user.is_authenticated or not user.is_active or user.is_staff:
        return []
    return list(user.organisations.select_related("district"))


def may_hold(user: Any, subject: Any) -> bool:
    """Whether somebody makes and closes host groups where `subject` (a group, an association) is: who coordinates."""
    return subject.district_id in scope_of(user).coordinator
