"""What a reader learns of a screening: without the right "approved" or "not yet", never why (DOMAIN, the table)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from volunteers.enums import ScreeningOutcome
from volunteers.models import Screening


@dataclass(frozen=True)
class Shown:
    """One row as the reader may see it; `full` for who has the right."""

    row: Screening
    full: bool
    outcome: str | Promise
    renew_by: date | None


def shown_to(rows: Iterable[Screening], *, full: bool) -> list[Shown]:
    """The rows as somebody with the right (`full`), or without, sees them."""
    return [_shown(row, full=full) for row in rows]


def _shown(row: Screening, *, full: bool) -> Shown:
    cleared = row.outcome == ScreeningOutcome.CLEARED
    if full:
        return Shown(row, full, row.get_outcome_display(), row.renew_by)
    return Shown(row, full, _("Approved") if cleared else _("Not yet"), row.renew_by if cleared else None)
