"""Answers to the three questions, each way."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.IntegerChoices):
    """Three steps are enough for three questions."""

    YES = 3, _("Yes")
    SO_SO = 2, _("So-so")
    NO = 1, _("No")


# What who came is asked: the field's name and the question.
ASKED_OF_PEOPLE = {
    "prepared": _("Did you know beforehand what you were to do?"),
    "mattered": _("Did it make a difference?"),
    "again": _("Would you like to come again?"),
}
# What the coordinator answers about the session.
ASKED_OF_US = {
    "enough": _("Were you enough people?"),
    "clear": _("Did everybody know their task?"),
    "worth": _("Was it worth the time?"),
}
