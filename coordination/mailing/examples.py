"""Texts every district can begin with; a district's own templates stand beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Example:
    """A title, a subject and a text, each in both languages by the catalogue."""

    title: Any
    subject: Any
    text: Any

    def texts(self) -> dict[str, str]:
        """As the form takes them: Danish first, and the English."""
        with translation.override("da"):
            danish = {"subject": str(self.subject), "text": str(self.text)}
        with translation.override("en"):
            return {**danish, "subject_en": str(self.subject), "text_en": str(self.text)}


EXAMPLES: Mapping[str, Example] = {
    "nyt": Example(
        _("What is going on in the district"),
        _("What is going on in {kreds}"),
        _(
            "Hi {fornavn}\n\n"
            "Here is what is happening near you in the coming weeks:\n\n"
            "…\n\n"
            "You find all tasks on Min side."
        ),
    ),
    "moede": Example(
        _("Invitation to a meeting of ambassadors"),
        _("Come to a meeting of ambassadors"),
        _(
            "Hi {fornavn}\n\n"
            "We would like to see you at a meeting of the ambassadors in {kreds}.\n\n"
            "Time: …\n\nPlace: …\n\n"
            "Write back to {kontaktbetjent} if you can't come. That is quite all right."
        ),
    ),
    "praktisk": Example(
        _("Something practical before a session"),
        _("Before {initiativ}"),
        _(
            "Hi {fornavn}\n\n"
            "Soon it is {initiativ}: {tid}. We meet here: {sted}.\n\n"
            "Please note: …\n\n"
            "Can't you come? Say so on Min side, so that somebody else can take the place."
        ),
    ),
    "tak": Example(
        _("Thank you afterwards"),
        _("Thank you for your help"),
        _(
            "Hi {fornavn}\n\n"
            "Thank you for helping. It led to this: …\n\n"
            "Is there anything we should do differently next time? Tell {kontaktbetjent}."
        ),
    ),
    "rolle": Example(
        _("To those who have said yes to a task"),
        _("About {opgave} at {initiativ}"),
        _("Hi {fornavn}\n\nYou have said yes to {opgave} at {initiativ}. Here is what happens now:\n\n…"),
    ),
}
