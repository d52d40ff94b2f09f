"""Which check a task calls for, and which checks will do (FACTS, Screening)."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from volunteers.enums import ScreeningKind

# What else will do: whoever shows or consents to a record, or is assessed, has had the talk first (the pipeline);
# an official record says all that a private one does. A child certificate and the police's own assessment answer
# other questions, so nothing stands in for them, nor they for a record.
_STANDS_IN: Mapping[str, frozenset[str]] = {
    ScreeningKind.TALK: frozenset(ScreeningKind.values),
    ScreeningKind.PRIVATE: frozenset({ScreeningKind.OFFICIAL}),
}
_REQUIRED: Mapping[str, str | Promise] = {
    "": gettext_lazy("You have an approved screening"),
    ScreeningKind.TALK: gettext_lazy("You have had a talk with us"),
    ScreeningKind.PRIVATE: gettext_lazy("You have shown your private criminal record"),
    ScreeningKind.OFFICIAL: gettext_lazy("We have fetched your official criminal record"),
    ScreeningKind.CHILD: gettext_lazy("You have a child certificate"),
    ScreeningKind.POLICE: gettext_lazy("The police have assessed you for the task"),
}


def kinds_that_do(key: str) -> frozenset[str]:
    """The kinds of screening that meet a requirement; an empty key is met by any."""
    return frozenset({key}) | _STANDS_IN.get(key, frozenset()) if key else frozenset(ScreeningKind.values)


def required_in_words() -> Mapping[str, str | Promise]:
    """The profiles as the requirement of a task."""
    return _REQUIRED


def calls_for(key: str) -> str:
    """Why somebody without that screening can't take a task."""
    return {
        ScreeningKind.TALK.value: _("This task calls for a talk with us first."),
        ScreeningKind.PRIVATE.value: _("This task calls for a look at your private criminal record."),
        ScreeningKind.OFFICIAL.value: _("This task calls for an official criminal record."),
        ScreeningKind.CHILD.value: _(
            "This task calls for a child certificate: you have a fixed association and direct contact with "
            "children under 15."
        ),
        ScreeningKind.POLICE.value: _("This task calls for an assessment by the police."),
    }.get(key) or _("This task calls for an approved screening.")


def how_to_get(key: str) -> str:
    """The way out, with how long it usually takes."""
    return {
        ScreeningKind.TALK.value: _("Ask your coordinator for a talk. It takes half an hour."),
        ScreeningKind.PRIVATE.value: _(
            "Order it yourself on politi.dk, and show it to your coordinator. We keep no copy."
        ),
        ScreeningKind.CHILD.value: _(
            "Your coordinator orders it. You say yes in Digital Post within 14 days, and then it usually takes "
            "10 working days."
        ),
    }.get(key) or _("Ask your coordinator. It usually takes 10 working days.")


def usual_wait(kind: str) -> str:
    """How long a check usually takes once it is ordered, for the person themselves."""
    if kind == ScreeningKind.CHILD:
        return _("Say yes in Digital Post within 14 days. Then it usually takes 10 working days.")
    return _("It usually takes 10 working days.")
