"""The way of a hearing, and what a no rests on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class HearingState(models.TextChoices):
    """How far a hearing is."""

    ASKED = "asked", _("The applicant is heard")
    ANSWERED = "answered", _("The applicant has answered")
    WITHDRAWN = "withdrawn", _("The hearing is taken back")


HEARINGS = Machine(
    step("answer", HearingState.ASKED, HearingState.ANSWERED),
    step("withdraw", HearingState.ASKED, HearingState.WITHDRAWN),
)


class Ground(models.TextChoices):
    """What a no rests on. Facts the applicant doesn't know of call for a hearing first.

    Source: the Danish Public Administration Act (forvaltningsloven), section 19.
    """

    OWN = "own", _("What the applicant has told, or that we have no room or task")
    OTHERS = "others", _("Something that comes from others, from the talk or from a check")
