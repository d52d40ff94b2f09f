"""How somebody completed a course."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CompletedBy(models.TextChoices):
    """What the completion rests on."""

    MODULES = "modules", _("Answered the questions of every part")
    CODE = "code", _("Typed the code of a course day")
    ATTENDED = "attended", _("Took part in a course day")
    STAFF = "staff", _("Noted by the police district")
