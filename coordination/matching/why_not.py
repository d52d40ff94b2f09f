"""Who can't, and why, as counts in words. The checkers speak to a person; this is about people and names nobody."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from coordination.matching.bars import Code
from core.requirements import words_of
from projects.enums import RequirementKind

_WORDS = {
    RequirementKind.AMBASSADOR: _("not active as ambassadors"),
    RequirementKind.DISTRICT: _("ambassadors in another police district"),
    RequirementKind.ADULT: _("too young on the day, or without a yes from a guardian"),
    RequirementKind.AGREEMENT: _("the agreement isn't accepted"),
    RequirementKind.SCREENING: _("no approved screening on the day"),
    RequirementKind.COURSE: _("the course isn't completed on the day"),
    Code.ASKED_ALREADY: _("asked already"),
    Code.ON_SESSION: _("signed up, or waiting for a place"),
    Code.SAID_NO: _("said no to this task, to tasks of this kind, or to being asked for now"),
    Code.ASKED_ENOUGH: _("asked as often this month as they want"),
    Code.BUSY: _("signed up for something else at that time"),
    Code.NO_MEMBER: _("not members of the project"),
    Code.TOO_FAR: _("live further away than they want to go"),
    Code.PAUSED: _("on a break"),
}
_HOLDS = _("asked already, or have the task")
# Of one person, where the words above speak of several.
_OF_ONE = {
    RequirementKind.AMBASSADOR: _("isn't active as an ambassador"),
    RequirementKind.DISTRICT: _("is an ambassador in another police district"),
    Code.GONE: _("isn't active as an ambassador"),
    Code.NO_MEMBER: _("isn't a member of the project"),
}


def excluded_in_words(counts: Mapping[str, int], *, for_role: bool = False) -> list[tuple[str, int]]:
    """(reason, how many), in the order given. `counts`: as `Ranking.excluded`."""
    return [(_reason(code, for_role), number) for code, number in counts.items()]


def why_one(code: str) -> str:
    """Why one person can't be asked to a role; `code` as `Ranking.why_not` has it."""
    return str(_OF_ONE.get(code) or _reason(code, for_role=True))  # type: ignore[call-overload]


def _reason(code: str, for_role: bool) -> str:
    if for_role and code == Code.ASKED_ALREADY:
        return str(_HOLDS)
    kind, _colon, key = code.partition(":")
    which = words_of(kind).get(key) if key else None
    return f"{_WORDS[kind]} ({which})" if which else str(_WORDS[kind])  # type: ignore[index]
