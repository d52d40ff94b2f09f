"""Min dag: work in the name of somebody who can't do it any more."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.handing import unowned_work
from accounts.scope import scope_of
from core.registries import DayItem


def work_nobody_has(user: Any) -> Iterable[DayItem]:
    """For coordinators, whoever lost their role or area: it would wait for ever otherwise."""
    districts = scope_of(user).coordinator
    piles = unowned_work(districts) if districts else []
    if piles:
        yield DayItem(
            kind=_("Without owner"),
            icon="person-remove",
            title=_("Nobody has it: %(list)s") % {"list": ", ".join(pile.words for pile in piles)},
            text=_("Whoever had it no longer works there, or no longer has the area."),
            due=timezone.make_aware(datetime.combine(timezone.localdate(), time(23, 59))),
            url=reverse("unowned"),
            verb=_("Hand it out"),
        )
