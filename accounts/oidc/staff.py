"""Staff rights follow the claims of the sign-in: made at the first, changed at each, removed when the claim goes."""

import logging
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from accounts.enums import Role
from accounts.events import StaffRightsChanged
from accounts.models import StaffRole, User
from accounts.oidc.rights import Grant
from core.events import announce
from places.models import District

logger = logging.getLogger(__name__)


@transaction.atomic
def apply_grants(*, user: Any, grants: Iterable[Grant]) -> frozenset[Grant]:
    """Give the user exactly these rights, take every other away, and return what counts now.

    A grant in a district that doesn't exist gives nothing and is written to the log.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    known = set(District.objects.values_list("pk", flat=True))
    valid = {grant for grant in grants if grant.district is None or grant.district in known}
    for grant in set(grants) - valid:
        logger.error("The staff sign-in gives a right in district %s, which doesn't exist.", grant.district)
    wanted = {(grant.role.value, grant.district): grant.may_screen for grant in valid}
    for row in StaffRole.objects.filter(user=locked):
        if (row.role, row.district_id) not in wanted:
            row.delete()
    for (role, district), may_screen in wanted.items():
        StaffRole.objects.update_or_create(
            user=locked, role=role, district_id=district, defaults={"may_screen": may_screen}
        )
    locked.is_staff = bool(valid)
    locked.is_superuser = any(grant.role == Role.ADMINISTRATOR for grant in valid)
    locked.save(update_fields=["is_staff", "is_superuser"])
    user.is_staff, user.is_superuser = locked.is_staff, locked.is_superuser
    announce(StaffRightsChanged(locked))
    return frozenset(valid)
