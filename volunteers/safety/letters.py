"""Letters about safety. They name no protected person and hold no details: those stand behind the sign-in."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell


def tell_new(report: Any, member: Any) -> None:
    """To who is on duty: somebody needs you now."""
    _to_staff(
        report,
        member,
        lambda: _("An ambassador needs you now"),
        lambda: _(
            "An ambassador in %(district)s has sent a safety report. Open it and take it, so that others know."
        ),
        "new",
    )


def tell_waiting(report: Any, member: Any) -> None:
    """To the coordinators: nobody has taken it."""
    _to_staff(
        report,
        member,
        lambda: _("Nobody has taken a safety report yet"),
        lambda: _(
            "An ambassador in %(district)s has waited for an answer since the report came in. Open it and take it."
        ),
        f"waiting-{report.escalations}",
    )


def tell_taken(report: Any) -> None:
    """To the person: who takes care of it."""
    _to_person(
        report,
        lambda: _("We have read your safety report"),
        lambda: [
            _("%(name)s at %(district)s takes care of it now.")
            % {"name": report.taken_by.first_name, "district": report.district.name},
            *([_("You get a call.")] if report.call_me else []),
            _("Are you in danger? Call 112."),
        ],
        f"taken-{report.taken_by_id}",
    )


def tell_closed(report: Any) -> None:
    """To the person: what was done."""
    _to_person(
        report,
        lambda: _("What we did about your safety report"),
        lambda: [report.answer, _("Did it not help? Send a new report, or call your police district.")],
        "closed",
    )


def tell_read_again(person: Any, year: int) -> None:
    """The instruction on confidentiality is read once a year."""
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("Read about confidentiality again"),
            lines=[
                _greeting(person),
                _(
                    "Once a year we ask every ambassador to read what you may tell and what you keep to yourself."
                ),
                _("It takes two minutes."),
            ],
            url=_absolute(reverse("confidentiality")),
            verb=_("Read it"),
            key=f"confidentiality-{person.pk}-{year}",
        )


def _to_staff(report: Any, member: Any, subject: Any, line: Any, occasion: str) -> None:
    with translation.override(member.language):
        tell(
            person=member,
            subject=subject(),
            lines=[line() % {"district": report.district.name}],
            url=_absolute(reverse("safety_report", args=[report.pk])),
            verb=_("Open the report"),
            key=f"safety-{report.pk}-{occasion}-{member.pk}",
            urgent=True,
        )


def _to_person(report: Any, subject: Any, lines: Any, occasion: str) -> None:
    person = report.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=subject(),
            lines=[_greeting(person), *lines()],
            url=_absolute(reverse("own_safety")),
            verb=_("See it on Min side"),
            key=f"safety-{report.pk}-{occasion}",
            urgent=True,
        )


def _greeting(person: Any) -> str:
    return _("Hi %(name)s") % {"name": person.first_name or person.shown_name}


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
