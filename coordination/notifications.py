"""The letters of this room, queued with the change they belong to."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from coordination.matching.wording import in_one_line
from core.dates import day_text, span_text
from core.links import make_token

ANSWER_PURPOSE = "answer"


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def _min_side() -> str:
    return _absolute(reverse("min_side"))


def _greeting(person: Any) -> str:
    return _("Hi %(name)s") % {"name": person.first_name or person.shown_name}


def answer_url(assignment: Any) -> str:
    """The address behind the button of an invitation. Opening it changes nothing (DOMAIN rule 8)."""
    return _absolute(reverse("answer", args=[make_token(ANSWER_PURPOSE, assignment.pk)]))


def send_invitation(assignment: Any) -> None:
    """Ask, saying why we ask just this person and until when the answer helps."""
    person, role = assignment.person, assignment.role
    with translation.override(person.language):
        lines = [
            _greeting(person),
            _("Would you like to help with %(role)s at %(initiative)s?")
            % {"role": role.title, "initiative": role.initiative.title},
            _("This is why we ask you: %(reasons)s")
            % {"reasons": in_one_line(assignment.suggestion.sentences)},
            _("Please answer by %(day)s.") % {"day": day_text(assignment.answer_by)},
            _("A no doesn't affect whether we ask again."),
        ]
        tell(
            person=person,
            subject=_("Would you like to help with %(role)s?") % {"role": role.title},
            lines=lines,
            url=answer_url(assignment),
            verb=_("See and answer"),
            key=f"invitation-{assignment.pk}",
        )


def send_answer_thanks(assignment: Any) -> None:
    """After a yes: what happens now."""
    person = assignment.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("Thank you for your yes"),
            lines=[
                _greeting(person),
                _("We have your yes to %(role)s. Now choose the dates that suit you.")
                % {"role": assignment.role.title},
            ],
            url=_min_side(),
            verb=_("Choose dates"),
            key=f"invitation-yes-{assignment.pk}",
        )


def send_sign_up_receipt(attendance: Any) -> None:
    """When and where, and how to cancel."""
    person, session = attendance.person, attendance.session
    with translation.override(person.language):
        when = span_text(session.starts_at, session.ends_at)
        tell(
            person=person,
            subject=_("You are signed up: %(when)s") % {"when": when},
            lines=[
                _greeting(person),
                _("You are signed up for %(initiative)s.") % {"initiative": session.initiative.title},
                _("Time: %(when)s") % {"when": when},
                _("Meeting point: %(place)s") % {"place": session.place},
                _(
                    "If you can't come after all, cancel on Min side, so that someone else can take the place."
                ),
            ],
            url=_min_side(),
            verb=_("See it on Min side"),
            key=f"signed-up-{attendance.pk}",
        )


def send_cancel_receipt(attendance: Any) -> None:
    """The seat is given back."""
    person, session = attendance.person, attendance.session
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("You have cancelled"),
            lines=[
                _greeting(person),
                _("You are no longer signed up for %(initiative)s, %(when)s.")
                % {
                    "initiative": session.initiative.title,
                    "when": span_text(session.starts_at, session.ends_at),
                },
                _("Thank you for telling us."),
            ],
            key=f"cancelled-{attendance.pk}",
        )


def send_session_called_off(attendance: Any, reason: str) -> None:
    """The session doesn't take place."""
    person, session = attendance.person, attendance.session
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("Called off: %(initiative)s") % {"initiative": session.initiative.title},
            lines=[
                _greeting(person),
                _("%(initiative)s on %(when)s is called off.")
                % {
                    "initiative": session.initiative.title,
                    "when": span_text(session.starts_at, session.ends_at),
                },
                _("The reason: %(reason)s") % {"reason": reason},
                _("You don't have to do anything. We hope to see you another time."),
            ],
            key=f"called-off-{attendance.pk}",
            urgent=True,
        )


def tell_places_free(member: Any, project: Any, sessions: list[Any]) -> None:
    """To staff: somebody stopped or takes a break, and these sessions lack a person now. No name is needed."""
    with translation.override(member.language):
        tell(
            person=member,
            subject=_("Places have become free: %(project)s") % {"project": project.title},
            lines=[
                _("An ambassador takes a break or has stopped. These sessions lack a person now:"),
                *(
                    f"{session.initiative.title}: {span_text(session.starts_at, session.ends_at)}"
                    for session in sorted(sessions, key=lambda session: session.starts_at)
                ),
            ],
            url=_absolute(reverse("project_detail", args=[project.pk])),
            verb=_("See the project"),
        )
