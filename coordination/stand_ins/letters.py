"""Letters to those who are asked to stand in. They are urgent: the first yes gets the place."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from coordination.matching.wording import in_one_line
from coordination.notifications import greeting
from coordination.session_letters import when_of
from coordination.stand_ins.models import StandInAsk
from core.addresses import absolute
from core.links import make_token

PURPOSE = "stand-in"


def question_url(ask: StandInAsk) -> str:
    """The address behind the button. Opening it changes nothing (DOMAIN rule 8)."""
    return absolute(reverse("stand_in", args=[make_token(PURPOSE, ask.pk)]))


def _about(ask: StandInAsk) -> dict[str, str]:
    session, role = ask.call.place.session, ask.call.place.role
    return {
        "initiative": session.initiative.title,
        "when": when_of(session),
        "place": f"{session.place}, {session.postal_code}",
        "role": role.title,
    }


def send_question(ask: StandInAsk) -> None:
    """Can you come? With time, place, why just this person, and that others are asked too."""
    with translation.override(ask.person.language):
        about = _about(ask)
        tell(
            person=ask.person,
            subject=_("Can you help: %(initiative)s, %(when)s?") % about,
            lines=[
                greeting(ask.person),
                _("We lack somebody for %(role)s at %(initiative)s, %(when)s. Can you come?") % about,
                _("Meeting point: %(place)s") % about,
                _("This is why we ask you: %(reasons)s") % {"reasons": in_one_line(ask.sentences)},
                _("We ask several people. Whoever says yes first gets the place."),
                _("A no doesn't affect whether we ask again."),
            ],
            url=question_url(ask),
            verb=_("See and answer"),
            key=f"stand-in-ask-{ask.pk}",
            urgent=True,
        )


def send_taken(ask: StandInAsk) -> None:
    """Somebody was quicker."""
    with translation.override(ask.person.language):
        subject = _("The place is taken – thank you: %(initiative)s")
        line = _("Somebody has taken the place at %(initiative)s, %(when)s. You needn't answer.")
        _need_not_answer(ask, subject, line, key="taken", urgent=True)


def send_over(ask: StandInAsk) -> None:
    """The question doesn't stand any more."""
    with translation.override(ask.person.language):
        subject = _("You needn't answer: %(initiative)s")
        line = _("We don't look for anybody any more for %(initiative)s. You needn't answer.")
        _need_not_answer(ask, subject, line, key="over")


def _need_not_answer(ask: StandInAsk, subject: str, line: str, *, key: str, urgent: bool = False) -> None:
    about = _about(ask)
    tell(
        person=ask.person,
        subject=subject % about,
        lines=[greeting(ask.person), line % about, _("Thank you for being somebody we can ask.")],
        key=f"stand-in-{key}-{ask.pk}",
        urgent=urgent,
    )
