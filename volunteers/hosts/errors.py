"""What can stand in the way of a host group."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class GroupNameError(TryghedError):
    """Two groups of one association with the same name."""

    code = "group_name"
    message = _("The association already has a host group with that name.")


class IntakeClosedError(TryghedError):
    """Somebody said yes who isn't an ambassador yet, while the district takes no applications."""

    code = "intake_closed"
    message = _("The district takes no new ambassadors right now.")

    def __init__(self, district: Any) -> None:
        super().__init__()
        self.district = district
