"""The reasons of a match to the person themselves: short, side by side. The same reasons as `wording` says in full."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from coordination.matching.reasons import Reason
from coordination.matching.wording import lower_word, slot_names
from core.vocabulary import WORDS
from places.distance import format_distance


def for_me(reasons: Iterable[Reason], *, against: bool = False) -> str:
    """ "about 2 km from you · you speak Arabic · …" """
    return " · ".join(_WORDS[reason.code](reason.values) for reason in reasons if reason.against == against)


def _label(kind: str, values: dict[str, Any]) -> str:
    return str(WORDS[kind](values["key"]).label)


def _asked(values: dict[str, Any]) -> str:
    days = values["days"]
    if days == 0:
        return _("we last asked you today")
    return (
        _("we last asked you yesterday") if days == 1 else _("we last asked you %(days)s days ago") % values
    )


_WORDS = {
    "near": lambda values: _("%(distance)s from you") % {"distance": format_distance(values["km"])},
    "too_far": lambda values: (
        _("%(distance)s from you, further than you want to go") % {"distance": format_distance(values["km"])}
    ),
    "time": lambda values: _("%(when)s suits you") % {"when": slot_names(values)},
    "any_time": lambda values: _("you choose when"),
    "other_times": lambda values: _("not one of the times you have chosen"),
    "language": lambda values: _("you speak %(word)s") % {"word": lower_word("language", values)},
    "skill": lambda values: _("you have chosen “%(word)s”") % {"word": _label("skill", values)},
    "interest": lambda values: _("you are interested in %(word)s") % {"word": lower_word("interest", values)},
    "keen": lambda values: _("you would like to hear more"),
    "never_asked": lambda values: _("we haven't asked you before"),
    "asked": _asked,
}
