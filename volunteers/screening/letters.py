"""What an ambassador is told about their screening. A no is told personally and never written here."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.telling import tell
from core.dates import day_text
from volunteers.desk_letters import coordinators_of, write_to_desk


def tell_approved(screening: Any) -> None:
    """It is approved, and until when."""
    person = screening.person
    with translation.override(person.language):
        until = _("It holds until %(day)s.") % {"day": _day(screening.renew_by)} if screening.renew_by else ""
        _tell(
            person,
            _("Your screening is approved"),
            [
                _("%(kind)s: it is approved.") % {"kind": screening.get_kind_display()},
                *([until] if until else []),
            ],
        )


def warn_person(screening: Any, key: str) -> None:
    """It runs out soon: what to do, which is nothing but to expect a call."""
    person = screening.person
    with translation.override(person.language):
        _tell(
            person,
            _("Your screening runs out on %(day)s") % {"day": _day(screening.renew_by)},
            [
                _("It is about: %(kind)s.") % {"kind": screening.get_kind_display()},
                _("After that day you can't take tasks that call for it, until there is a new one."),
                _("Your coordinator knows and gets in touch with you. It usually takes 10 working days."),
            ],
            key,
        )


def warn_desk(district_id: str, counts: Mapping[int, int], today: date) -> None:
    """How many run out, by days left; to those alone who may assess them."""

    def letter() -> tuple[str, list[str]]:
        lines = [
            ngettext(
                "%(number)s screening runs out within %(days)s days.",
                "%(number)s screenings run out within %(days)s days.",
                number,
            )
            % {"number": number, "days": days}
            for days, number in sorted(counts.items())
        ]
        return _("Screenings that run out"), [
            *lines,
            _("In My day you can see whose they are and order new ones."),
        ]

    write_to_desk(
        coordinators_of(district_id, screening=True),
        letter,
        key=f"screenings-{district_id}-{today.isoformat()}",
    )


def _tell(person: Any, subject: str, lines: list[str], key: str | None = None) -> None:
    tell(
        person=person,
        subject=subject,
        lines=[_("Hi %(name)s") % {"name": person.first_name or person.shown_name}, *lines],
        url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('min_side')}",
        verb=_("Go to Min side"),
        key=key,
    )


def _day(day: date) -> str:
    return day_text(day, weekday=False, year=True)
