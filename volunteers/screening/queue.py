"""Min dag: screenings that run out or have run out, for those alone who can order new ones."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.scope import scope_of
from core.dates import day_text
from core.registries import DayItem
from volunteers.enums import ScreeningOutcome
from volunteers.naming import name_for
from volunteers.permissions import may_screen
from volunteers.screening.warnings import (
    assessed_or_ordered_since,
    of_ambassadors_lapsed,
    run_out,
    running_out,
)


def screenings_running_out(user: Any) -> Iterable[DayItem]:
    """A line for each that nobody has ordered anew, due on its last day."""
    districts = scope_of(user).screening & scope_of(user).coordinator
    if not districts:
        return
    lapsed = of_ambassadors_lapsed().filter(person__volunteer__district__in=districts)
    rows = running_out(timezone.localdate(), max(settings.SCREENING_WARN_DAYS), districts)
    rows += run_out(lapsed)
    handled = assessed_or_ordered_since(rows)
    for row in rows:
        volunteer = row.person.volunteer
        if (row.person_id, row.kind) not in handled and may_screen(user, volunteer):
            yield _item(user, row, volunteer)


def _item(user: Any, row: Any, volunteer: Any) -> DayItem:
    day = day_text(row.renew_by, weekday=False)
    gone = row.outcome == ScreeningOutcome.LAPSED
    return DayItem(
        kind=_("Screening"),
        icon="hourglass",
        title=_("%(kind)s of %(name)s") % {"kind": row.get_kind_display(), "name": name_for(user, volunteer)},
        text=(_("It ran out on %(day)s.") if gone else _("It runs out on %(day)s.")) % {"day": day},
        due=timezone.make_aware(datetime.combine(row.renew_by, time(23, 59))),
        url=reverse("renewal_create", args=[volunteer.pk]),
        verb=_("Order a new one"),
    )
