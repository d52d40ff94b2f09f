"""The reminder: when, where, what to bring, whom to call, and the link for yes, no or late."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from coordination.notifications import greeting
from coordination.session_letters import coming_url
from core.dates import day_text, moment_text, span_text


def send_reminder(row: Any, *, key: str, duty: Any, last_day: bool) -> None:
    """In the person's language. As a text message it is one sentence and the link."""
    session, person = row.session, row.person
    title = session.initiative.title
    with translation.override(person.language):
        when = span_text(session.starts_at, session.ends_at)
        place = f"{session.place}, {session.postal_code}"
        if last_day:
            subject = _("The last day is near: %(initiative)s") % {"initiative": title}
            first = _("You have taken on %(initiative)s. The last day is %(day)s.") % {
                "initiative": title,
                "day": day_text(session.ends_at),
            }
            short = first
        else:
            subject = _("Reminder: %(initiative)s, %(when)s") % {"initiative": title, "when": when}
            first = _("You are signed up for %(initiative)s.") % {"initiative": title}
            short = _("Remember %(initiative)s, %(when)s. We meet here: %(place)s.") % {
                "initiative": title,
                "when": moment_text(session.starts_at),
                "place": session.place,
            }
        tell(
            person=person,
            subject=subject,
            lines=[greeting(person), first, *_details(session, when, place, duty), _last_line(last_day)],
            short=short,
            url=coming_url(row),
            verb=_("Say yes, no or late"),
            key=key,
        )


def _details(session: Any, when: str, place: str, duty: Any) -> list[str]:
    lines = [_("Time: %(when)s") % {"when": when}, _("Meeting point: %(place)s") % {"place": place}]
    if session.bring:
        lines.append(_("Bring: %(things)s") % {"things": session.bring})
    lines.append(_("Who to ask: %(who)s") % {"who": session.who_to_ask})
    if duty is not None:
        lines.append(_("On duty for you: %(phone)s") % {"phone": duty.phone})
    return lines


def _last_line(last_day: bool) -> str:
    if last_day:
        return _("Can't you do it after all? Say so here, so that someone else can take it.")
    return _("Can't you come after all, or are you late? Say so here.")
