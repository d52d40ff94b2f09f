"""The states of a list, and what is found about a row."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class RunState(models.TextChoices):
    """How far a list is."""

    DRAFT = "draft", _("Looked at, nothing read in")
    READING = "reading", _("Being read in")
    DONE = "done", _("Read in")


RUNS = Machine(
    step("read_in", RunState.DRAFT, RunState.READING),
    step("finish", RunState.READING, RunState.DONE),
)


class Verdict(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", _("New person here")
    HERE = "here", _("Already here")
    WRONG = "wrong", _("Can't be read in")
    ADDED = "added", _("Read in and invited")


# Why, in a sentence; `detail` is the word or the row it is about.
WHY = {
    "name": _("First name or last name is missing."),
    "email": _("The e-mail is no e-mail address."),
    "phone": _("The phone number is no phone number."),
    "postal": _("We don't know the postal code."),
    "municipality": _("The postal code lies in several municipalities. Write which one."),
    "mismatch": _("The postal code doesn't lie in that municipality."),
    "district": _("The postal code belongs to another police district."),
    "since": _("Write the day as 2021-03-15, 15-03-2021 or 2021. It can't lie ahead."),
    "cpr": _("There is a CPR number in the row. Take it out of the file. We haven't stored the row."),
    "formula": _("“%(detail)s” looks like a formula. Write the text itself."),
    "long": _("A field is longer than 300 characters."),
    "long_name": _("A name is longer than 80 characters."),
    "odd": _("The row can't be stored as it is. Type the application by hand."),
    "twice": _("The same mail, phone or name as in row %(detail)s."),
    "ambassador": _("Is an ambassador already."),
    "ended": _("Was an ambassador and has stopped. Let the person apply again."),
    "application": _("Has an application on its way."),
    "interest": _("Has shown interest. Open that one instead."),
    "known": _("Somebody with that phone or name is here. Type the application, then you can choose."),
    "taken": _("Somebody we know already has this e-mail."),
    "account": _("Has a login here already. It is used."),
    "languages": _("We leave out the language we don't know: %(detail)s."),
}
