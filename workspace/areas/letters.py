"""What those hear who hand an area over and who get it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.handing import Pile
from accounts.telling import tell
from core.addresses import absolute
from core.dates import day_text
from core.handover import open_work
from workspace.areas.models import HandOver


def tell_receiver(row: HandOver, piles: list[Pile]) -> None:
    """What is theirs now, as a list."""
    kinds = dict(open_work.items())
    with override(row.receiver.language):
        moved = [kinds[pile.name].words(pile.number) for pile in piles]
        _tell(
            row,
            row.receiver,
            _("You have taken over %(area)s"),
            [
                _("You take over from %(name)s.") % {"name": row.giver.get_full_name()},
                _("This is yours now: %(list)s.") % {"list": ", ".join(moved)}
                if moved
                else _("Nothing was open."),
                _("It stands in Min dag."),
            ],
        )


def tell_giver(row: HandOver) -> None:
    """Who had it."""
    if not row.giver.is_active:
        return
    with override(row.giver.language):
        line = _("%(name)s has it from today, with what was open.") % {"name": row.receiver.get_full_name()}
        _tell(row, row.giver, _("You have handed over %(area)s"), [line])


def tell_failed(row: HandOver, error: Any) -> None:
    """Who asked for it: on its day it couldn't be done."""
    with override(row.asked_by.language):
        day = _("It was to be handed over on %(day)s.") % {"day": day_text(row.starts_on)}
        _tell(row, row.asked_by, _("%(area)s wasn't handed over"), [day, str(error)])


def _tell(row: HandOver, person: Any, subject: str, lines: list[str]) -> None:
    tell(
        person=person,
        subject=subject % {"area": row.area.name},
        lines=lines,
        url=absolute(reverse("area_card", args=[row.area_id])),
        verb=_("See the area"),
        key=f"hand-over-{row.pk}-{person.pk}",
    )
