"""Moves that wait for a district (Min dag)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.registries import DayItem
from volunteers.moving.models import Move
from volunteers.moving.naming import mover_name

ANSWER_WITHIN = timedelta(days=14)


def waiting_moves(user: Any) -> Iterable[DayItem]:
    """Those the coordinator's side hasn't answered."""
    for move in Move.objects.waiting_for(user).select_related("person", "origin", "target"):
        yield DayItem(
            kind=_("An ambassador moves"),
            icon="location",
            title=mover_name(move),
            text=_("From %(origin)s to %(target)s") % {"origin": move.origin, "target": move.target},
            due=move.asked_at + ANSWER_WITHIN,
            url=reverse("move", args=[move.pk]),
            verb=_("Answer"),
        )
