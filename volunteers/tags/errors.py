"""What can be wrong with a tag."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class TagTextError(TryghedError):
    """Nothing, or too much."""

    code = "tag_text"
    message = _("Write a tag of at most 30 characters.")


class SensitiveTagError(TryghedError):
    """A word about something we don't note of anybody."""

    code = "tag_sensitive"
    message = _("We don't note health, belief, politics, origin or sexuality. Choose another word.")
