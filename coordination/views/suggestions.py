"""Suggested people as the workspace's pages show them."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from coordination.matching.ranking import Ranked
from coordination.matching.wording import band, in_one_line
from core.numbers import numbers_of
from volunteers.naming import name_for


def shown(viewer: Any, ranked: Iterable[Ranked]) -> list[dict[str, Any]]:
    """Name (or alias), score in words, and the reasons for and against."""
    return [_row(viewer, entry) for entry in ranked]


def _row(viewer: Any, entry: Ranked) -> dict[str, Any]:
    reasons = [reason.as_json() for reason in entry.fit.reasons]
    return {
        "person_id": entry.volunteer.person_id,
        "name": name_for(viewer, entry.volunteer),
        "band": band(entry.fit.score),
        "score": entry.fit.score,
        "numbers": entry.fit.numbers,
        "reasons": in_one_line(reasons),
        "against": in_one_line(reasons, against=True),
    }


def chosen_people(request: HttpRequest) -> list[int]:
    """The ticked persons, each once."""
    return numbers_of(request.POST.getlist("person"))
