"""Min dag: who withdrew from the agreement, and how many lack the version in force."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.enums import Purpose
from accounts.scope import scope_of
from core.registries import DayItem
from volunteers.agreement.asking import lacking
from volunteers.agreement.grace import grace_ends
from volunteers.naming import name_for
from volunteers.services.agreement import current_agreement
from workspace.purpose import PARAMETER


def agreements_lacking(user: Any) -> Iterable[DayItem]:
    """For the coordinator: a line for each who withdrew, and one for all who haven't answered a new version."""
    if not scope_of(user).coordinator:
        return
    current = current_agreement()
    rows = lacking(current).filter(district__in=scope_of(user).coordinator)
    for volunteer in rows.filter(withdrew=True):
        yield DayItem(
            kind=_("Agreement"),
            icon="warning",
            title=_("Withdrew from the agreement: %(name)s") % {"name": name_for(user, volunteer)},
            text=_("Find out what they are signed up for, and have a talk."),
            due=None,
            url=f"{reverse('ambassador_detail', args=[volunteer.pk])}?{PARAMETER}={Purpose.CONTACT}",
            verb=_("See who it is"),
        )
    number = rows.filter(withdrew=False).count()
    if number:
        ends = grace_ends(current)
        over = ends < timezone.localdate()
        yield DayItem(
            kind=_("Agreement"),
            icon="document",
            title=ngettext(
                "%(number)s ambassador hasn't accepted version %(version)s",
                "%(number)s ambassadors haven't accepted version %(version)s",
                number,
            )
            % {"number": number, "version": current.version},
            text=_("They have been asked. Until they say yes they can't take tasks that call for it.")
            if over
            else _("They have been asked. Afterwards they can't take new tasks that call for it."),
            due=None
            if over
            else _end_of(ends),  # once it is over it is theirs to answer, and no deadline of ours
            url=reverse("agreement_desk"),
            verb=_("See who"),
        )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))
