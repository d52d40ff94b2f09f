"""The reasons of a match in plain words: whole sentences that read the same to the coordinator and to the person."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coordination.matching.teams import TeamCheck, TeamRule
from core.dates import is_danish
from core.vocabulary import WORDS, DayPart, Weekday
from places.distance import format_distance

_BANDS = (
    (75, gettext_lazy("suits very well")),
    (50, gettext_lazy("suits well")),
    (0, gettext_lazy("can do")),
)


def band(score: int) -> str:
    """The score (0 to 100) in words."""
    return str(next(label for floor, label in _BANDS if score >= floor))


def sentence(reason: dict[str, Any]) -> str:
    """A stored reason in plain words, the same to the coordinator and to the person."""
    values = reason["values"]
    return _SENTENCES[reason["code"]](values)


def in_one_line(reasons: Iterable[dict[str, Any]], *, against: bool = False) -> str:
    """The reasons for (or against), one short sentence after the other."""
    return " ".join(sentence(reason) for reason in reasons if reason["against"] == against)


def team_sentence(check: TeamCheck) -> str:
    """A rule for teams in plain words: how it is kept, or what is missing."""
    if check.rule == TeamRule.THREE_ON_A_WALK:
        if check.kept:
            return _("At least three walk together.")
        return ngettext(
            "Always walk three together. %(n)s person is missing still.",
            "Always walk three together. %(n)s people are missing still.",
            check.missing,
        ) % {"n": check.missing}
    if check.kept:
        return _("At least one of them has been along before.")
    return _("None of them has been along before. Ask somebody who has, too.")


def slot_names(values: dict[str, Any]) -> str:
    """ "tuesday evening, friday morning", as it stands inside a sentence."""
    return ", ".join(f"{Weekday(day).label} {DayPart(part).label}".lower() for day, part in values["slots"])


def lower_word(kind: str, values: dict[str, Any]) -> str:
    """A word inside a sentence: Danish writes languages and interests in lower case there."""
    label = str(WORDS[kind](values["key"]).label)
    return label.lower() if is_danish() else label


def _asked(values: dict[str, Any]) -> str:
    days = values["days"]
    if days == 0:
        return _("We last asked today.")
    return _("We last asked yesterday.") if days == 1 else _("We last asked %(days)s days ago.") % values


_SENTENCES = {
    "near": lambda values: (
        _("It is %(distance)s to the meeting point.") % {"distance": format_distance(values["km"])}
    ),
    "too_far": lambda values: (
        _("It is %(distance)s to the meeting point, and the wish is at most %(wish)s km.")
        % {"distance": format_distance(values["km"]), "wish": values["wish"]}
    ),
    "time": lambda values: _("The time suits: %(when)s.") % {"when": slot_names(values)},
    "any_time": lambda values: _("There is no fixed time."),
    "keen": lambda values: _("“I would like to hear more” is what was said about this task."),
    "other_times": lambda values: _("The time is not one of those wished for."),
    "language": lambda values: (
        _("Somebody who speaks %(word)s is needed.") % {"word": lower_word("language", values)}
    ),
    "skill": lambda values: _("This skill is needed: %(word)s.") % {"word": lower_word("skill", values)},
    "interest": lambda values: (
        _("The theme is one of the interests: %(word)s.") % {"word": lower_word("interest", values)}
    ),
    "never_asked": lambda values: _("It is the first time we ask."),
    "asked": _asked,
}
