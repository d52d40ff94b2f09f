"""Thanks: after a task, and on the day one began."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.telling import tell
from coordination.afterwards.letters import feedback_url
from core.dates import day_text


def tell_thanks(attendance: Any) -> None:
    """After a task: thank you for just this one."""
    person, session = attendance.person, attendance.session
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("Thank you for %(initiative)s") % {"initiative": session.initiative.title},
            lines=[
                _greeting(person),
                _("Thank you for taking part in %(initiative)s on %(day)s.")
                % {"initiative": session.initiative.title, "day": day_text(session.starts_at, weekday=False)},
                _("We have noted %(minutes)s minutes. Is that wrong? Tell your coordinator.")
                % {"minutes": attendance.minutes},
                _("How was it? Three questions tell us what to do better."),
            ],
            url=feedback_url(attendance),
            verb=_("Answer three questions"),
            key=f"thanks-{attendance.pk}",
        )


def tell_anniversary(volunteer: Any, years: int) -> None:
    """So many years today."""
    person = volunteer.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=ngettext(
                "One year as a safety ambassador", "%(years)s years as a safety ambassador", years
            )
            % {"years": years},
            lines=[
                _greeting(person),
                ngettext(
                    "Today it is a year since you became a safety ambassador in %(district)s.",
                    "Today it is %(years)s years since you became a safety ambassador in %(district)s.",
                    years,
                )
                % {"years": years, "district": volunteer.district.name},
                _("Thank you. It means something to the people who live near you."),
            ],
            url=_min_side(),
            verb=_("See what you have done"),
            key=f"anniversary-{volunteer.pk}-{years}",
        )


def _greeting(person: Any) -> str:
    return _("Hi %(name)s") % {"name": person.first_name or person.shown_name}


def _min_side() -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('min_side')}"
