"""Min dag: how many pairs wait for somebody to look."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.registries import DayItem
from volunteers.duplicates.finding import pairs_for


def people_registered_twice(user: Any) -> Iterable[DayItem]:
    """One line for all of them: nobody waits for it."""
    number = len(pairs_for(user))
    if not number:
        return
    yield DayItem(
        kind=_("Registered twice"),
        icon="persons",
        title=ngettext("%(number)s person may be here twice", "%(number)s people may be here twice", number)
        % {"number": number},
        text=_("They share phone, e-mail, or name and postal code. See if it is the same person."),
        due=None,
        url=reverse("duplicate_list"),
        verb=_("Compare"),
    )
