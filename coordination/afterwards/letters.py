"""Letters after a session, to who was there."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from coordination.notifications import greeting
from core.addresses import absolute
from core.dates import day_text
from core.links import make_token

FEEDBACK_PURPOSE = "feedback"


def feedback_url(attendance: Any) -> str:
    """The three questions, without signing in. Opening it changes nothing (DOMAIN rule 8)."""
    return absolute(reverse("feedback", args=[make_token(FEEDBACK_PURPOSE, attendance.pk)]))


def tell_report(attendance: Any, report: Any) -> None:
    """What happened, and what was promised."""
    person, session = attendance.person, attendance.session
    with translation.override(person.language):
        lines = [
            greeting(person),
            _("You took part in %(initiative)s on %(day)s. This is what happened:")
            % {"initiative": session.initiative.title, "day": day_text(session.starts_at, weekday=False)},
            report.happened,
        ]
        if report.promised:
            lines.append(_("We promised, by %(day)s:") % {"day": day_text(report.promised_by, weekday=False)})
            lines.append(report.promised)
        tell(
            person=person,
            subject=_("What happened at %(initiative)s") % {"initiative": session.initiative.title},
            lines=lines,
            url=feedback_url(attendance),
            verb=_("Answer three questions"),
            key=f"report-{report.pk}-{attendance.pk}",
        )


def tell_kept(attendance: Any, report: Any) -> None:
    """What came of it."""
    person, session = attendance.person, attendance.session
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("We promised something at %(initiative)s. This is what came of it.")
            % {"initiative": session.initiative.title},
            lines=[
                greeting(person),
                _("This is what we promised:"),
                report.promised,
                _("This is what came of it:"),
                report.kept,
                _("Thank you for being there."),
            ],
            key=f"kept-{report.pk}-{attendance.pk}",
        )
