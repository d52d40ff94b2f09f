"""Letters about tasks: what somebody is asked, and what it led to. Queued with the change they belong to."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from coordination.matching.wording import in_one_line
from core.addresses import absolute
from core.dates import day_text, span_text
from core.links import make_token

ANSWER_PURPOSE = "answer"


def min_side_url() -> str:
    """Where everybody finds what is theirs."""
    return absolute(reverse("min_side"))


def greeting(person: Any) -> str:
    """The first line of a letter."""
    return _("Hi %(name)s") % {"name": person.first_name or person.shown_name}


def answer_url(assignment: Any) -> str:
    """The address behind the button of an invitation. Opening it changes nothing (DOMAIN rule 8)."""
    return absolute(reverse("answer", args=[make_token(ANSWER_PURPOSE, assignment.pk)]))


def send_invitation(assignment: Any) -> None:
    """Ask, saying why we ask just this person and until when the answer helps."""
    person, role = assignment.person, assignment.role
    with translation.override(person.language):
        lines = [
            greeting(person),
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
                greeting(person),
                _("We have your yes to %(role)s. Now choose the dates that suit you.")
                % {"role": assignment.role.title},
            ],
            url=min_side_url(),
            verb=_("Choose dates"),
            key=f"invitation-yes-{assignment.pk}",
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
            url=absolute(reverse("project_detail", args=[project.pk])),
            verb=_("See the project"),
        )
