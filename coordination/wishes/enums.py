"""What somebody says about being asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Said(models.TextChoices):
    """Yes please, or no thanks. Neither is an answer to an invitation."""

    INTERESTED = "interested", _("Would like to hear more")
    NO = "no", _("Doesn't want to be asked")


class About(models.TextChoices):
    """What a no is about."""

    ROLE = "role", _("This task alone")
    KIND = "kind", _("All tasks of this kind")
    ALL = "all", _("All tasks")


class HowLong(models.IntegerChoices):
    """For how many months a no holds; 0 until it is taken back."""

    QUARTER = 3, _("The next 3 months")
    HALF = 6, _("The next 6 months")
    YEAR = 12, _("The next year")
    OPEN = 0, _("Until I say otherwise")
