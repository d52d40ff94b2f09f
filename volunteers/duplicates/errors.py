"""What can go wrong when two people are made one."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class DistrictsDifferError(TryghedError):
    """Both are ambassadors, in different districts: who handles them is settled first."""

    code = "districts_differ"
    message = _("They are ambassadors in different police districts. Move one of them first.")


class MergedAlreadyError(TryghedError):
    """Somebody else was quicker, or one of them has left."""

    code = "merged_already"
    message = _(
        "One of them is no longer here: they may have been merged in the meantime. Nothing is changed."
    )
