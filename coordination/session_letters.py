"""Letters about seats at sessions: signed up, in line, offered, given back. Queued with their change."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from coordination.notifications import greeting, min_side_url
from core.addresses import absolute
from core.dates import moment_text, span_text
from core.links import make_token

OFFER_PURPOSE = "offer"
COMING_PURPOSE = "coming"


def _about(session: Any) -> dict[str, Any]:
    """The words every letter here needs."""
    return {"initiative": session.initiative.title, "when": when_of(session)}


def coming_url(row: Any) -> str:
    """Where somebody says yes, no or late without signing in. Opening it changes nothing (DOMAIN rule 8)."""
    return absolute(reverse("coming", args=[make_token(COMING_PURPOSE, row.pk)]))


def calendar_file_url(row: Any) -> str:
    """The seat as a file for a calendar, from the pages after a yes; the same right as the link's own page."""
    return reverse("coming_file", args=[make_token(COMING_PURPOSE, row.pk)])


def when_of(session: Any) -> str:
    """When a session is; one without a fixed time lies between two days."""
    return span_text(session.starts_at, session.ends_at)


def send_sign_up_receipt(row: Any) -> None:
    """When and where, what to bring, and the link under which one can cancel."""
    session = row.session
    with translation.override(row.person.language):
        lines = [
            _("You are signed up for %(initiative)s."),
            _("Time: %(when)s"),
            _plain(_("Meeting point: %(place)s"), place=session.place),
        ]
        if session.bring:
            lines.append(_plain(_("Bring: %(things)s"), things=session.bring))
        lines.append(_("If you can't come after all, say so here, so that someone else can take the place."))
        _tell(
            row,
            _("You are signed up: %(when)s"),
            lines,
            key=f"signed-up-{row.pk}",
            url=coming_url(row),
            verb=_("See it, or cancel"),
        )


def _plain(sentence: str, **words: str) -> str:
    """A sentence with somebody's own words in it, in which a percent sign is only that."""
    return sentence % {name: text.replace("%", "%%") for name, text in words.items()}


def send_cancel_receipt(attendance: Any) -> None:
    """The seat is given back."""
    person, session = attendance.person, attendance.session
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("You have cancelled"),
            lines=[
                greeting(person),
                _("You are no longer signed up for %(initiative)s, %(when)s.")
                % {
                    "initiative": session.initiative.title,
                    "when": span_text(session.starts_at, session.ends_at),
                },
                _("Thank you for telling us."),
            ],
            key=f"cancelled-{attendance.pk}",
        )


def _tell(row: Any, subject: str, lines: list[str], *, key: str, urgent: bool = False, **button: Any) -> None:
    """A letter to the person of a row, in the language that is active."""
    tell(
        person=row.person,
        subject=subject % _about(row.session),
        lines=[greeting(row.person), *(line % _about(row.session) for line in lines)],
        key=key,
        urgent=urgent,
        **(button or {"url": min_side_url(), "verb": _("See it on Min side")}),
    )


def send_request_receipt(row: Any) -> None:
    """The question has come in; who decides, and that nothing is promised yet."""
    with translation.override(row.person.language):
        _tell(
            row,
            _("We have your question about %(initiative)s"),
            [
                _("You have asked to come to %(initiative)s, %(when)s."),
                _("The coordinator says yes or no and writes to you. You don't have a place yet."),
            ],
            key=f"asked-{row.pk}",
        )


def send_request_refused(row: Any, reason: str) -> None:
    """A no, with its reason."""
    with translation.override(row.person.language):
        _tell(
            row,
            _("There is no place for you at %(initiative)s this time"),
            [
                _("You asked to come to %(initiative)s, %(when)s. We can't give you a place this time."),
                _plain(_("The reason: %(reason)s"), reason=reason),
                _("Have a look at the other tasks. We would like to see you another time."),
            ],
            key=f"asked-no-{row.pk}",
            url=absolute(reverse("tasks")),
            verb=_("See all tasks"),
        )


def send_line_receipt(row: Any, number: int) -> None:
    """Which number in line, and what happens when a seat is free."""
    with translation.override(row.person.language):
        _tell(
            row,
            _("You are on the waiting list for %(initiative)s"),
            [
                _("All places at %(initiative)s, %(when)s, are taken."),
                (_("You are number %(number)s on the waiting list.") % {"number": number}),
                _("When a place is free, you are asked first. The place is held for you for a while."),
            ],
            key=f"in-line-{row.pk}",
        )


def offer_url(row: Any) -> str:
    """The address behind the button of an offer. Opening it changes nothing (DOMAIN rule 8)."""
    return absolute(reverse("offer", args=[make_token(OFFER_PURPOSE, row.pk)]))


def send_offer(row: Any) -> None:
    """A seat is held. It is urgent: it goes on to the next when nobody answers."""
    with translation.override(row.person.language):
        _tell(
            row,
            _("A place is free: %(initiative)s"),
            [
                _("A place has become free at %(initiative)s, %(when)s. It is yours if you want it."),
                _("We hold it until %(until)s. Then the next one is asked.")
                % {"until": moment_text(row.held_until)},
                _("A no doesn't affect whether we ask again."),
            ],
            key=f"offer-{row.pk}-{row.held_until:%Y%m%d%H%M}",
            urgent=True,
            url=offer_url(row),
            verb=_("See and answer"),
        )


def send_offer_lapsed(row: Any) -> None:
    """Nobody answered in time; the seat has gone on."""
    with translation.override(row.person.language):
        _tell(
            row,
            _("The place at %(initiative)s has gone on"),
            [
                _("We held a place for you at %(initiative)s, %(when)s, and have asked the next one now."),
                _("That is quite all right. You can join the waiting list again."),
            ],
            key=f"offer-over-{row.pk}",
            url=absolute(reverse("task", args=[row.place_id])),
            verb=_("See the task"),
        )


def send_seeking_receipt(row: Any) -> None:
    """It is late: the seat is kept until somebody takes it."""
    with translation.override(row.person.language):
        _tell(
            row,
            _("We look for somebody else: %(initiative)s"),
            [
                _("You can't come to %(initiative)s, %(when)s. Thank you for telling us."),
                _(
                    "It is soon. We look for somebody who can take your place, and write to you when we have one."
                ),
                _("If you can come after all, say so here."),
            ],
            key=f"seeking-{row.pk}-{row.queued_at:%Y%m%d%H%M}",
            url=coming_url(row),
            verb=_("I can come after all"),
        )


def send_stood_in(row: Any) -> None:
    """Somebody has taken the seat: one needn't come."""
    with translation.override(row.person.language):
        _tell(
            row,
            _("Somebody comes instead of you: %(initiative)s"),
            [_("Somebody has taken your place at %(initiative)s, %(when)s. You needn't do anything more.")],
            key=f"stood-in-{row.pk}",
            urgent=True,
        )


def tell_stand_in_needed(member: Any, row: Any) -> None:
    """To staff: somebody can't come, and it is soon. No name is needed."""
    with translation.override(member.language):
        tell(
            person=member,
            subject=_("Stand-in needed: %(initiative)s") % _about(row.session),
            lines=[
                _(
                    "Somebody has cancelled late: %(initiative)s, %(when)s. The place is kept until it is taken."
                )
                % _about(row.session)
            ],
            url=absolute(f"{reverse('stand_ins', args=[row.session_id])}?rolle={row.place_id}"),
            verb=_("Find a stand-in"),
            key=f"stand-in-{row.pk}-{row.queued_at:%Y%m%d%H%M}-{member.pk}",
            urgent=True,
        )
