"""Who may start a project."""

from typing import Any

from accounts.scope import scope_of
from projects.models import DistrictPage


def may_start_in(user: Any, branch: DistrictPage) -> bool:
    """Coordinators of the district, and whoever may write in its branch."""
    if branch.district_id in scope_of(user).coordinator:
        return True
    return bool(branch.permissions_for_user(user).can_add_subpage())


def branches_for(user: Any) -> list[DistrictPage]:
    """The districts a person may start projects in."""
    rows = DistrictPage.objects.live().select_related("district").order_by("title")
    return [branch for branch in rows if may_start_in(user, branch)]
