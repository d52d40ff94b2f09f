"""What is shown of each of two people, and what will happen to them. Upper rooms add what they know."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import day_text
from core.registries import Registry
from volunteers.enums import UNDECIDED

Fact = tuple[str, Any]
# Label and value of what a room holds about a person, side by side with the other's.
person_facts: Registry[Callable[[User], list[Fact]]] = Registry()


def facts_of(person: User) -> list[Fact]:
    """Who they are, what they applied for, since when they are an ambassador, and what other rooms know."""
    profile = getattr(person, "profile", None)
    volunteer = getattr(person, "volunteer", None)
    facts = [
        (_("Name"), person.get_full_name()),
        (_("E-mail"), person.email or "–"),
        (_("Phone"), person.phone or "–"),
        (_("Postal code"), profile.postal_code if profile else "–"),
        (_("Account made"), _day(person.date_joined.date())),
        (
            _("Applications"),
            "; ".join(
                f"{each.get_state_display()}, {_day(each.received_at.date())}"
                for each in person.applications.all()
            )
            or "–",
        ),
        (_("Ambassador"), volunteer.get_state_display() if volunteer else "–"),
        (_("Since"), _day(volunteer.since) if volunteer else "–"),
    ]
    for source in person_facts:
        facts += source(person)
    return facts


def outcome_of(keep: User, gone: User) -> list[str]:
    """Sentences about what a merge will do."""
    lines = [_("Applications, tasks, hours, courses and messages of both are kept together.")]
    lines += _words_about_contact(keep, gone)
    undecided = [
        each for person in (keep, gone) for each in person.applications.all() if each.state in UNDECIDED
    ]
    if len(undecided) > 1:
        lines.append(_("One application goes on. The other is withdrawn."))
    since = [person.volunteer.since for person in (keep, gone) if hasattr(person, "volunteer")]
    if len(since) > 1:
        lines.append(_("Ambassador since %(day)s.") % {"day": _day(min(since))})
    if keep.is_protected or gone.is_protected:
        lines.append(_("The name is protected."))
    lines.append(_("If both have a place at the same time, only one of them is kept."))
    lines.append(_("The other can no longer log in. You can’t take it back."))
    return lines


def _words_about_contact(keep: User, gone: User) -> list[str]:
    lines = []
    if keep.email and gone.email:
        lines.append(
            _("We write to %(email)s. %(other)s can be used to log in.")
            % {"email": keep.email, "other": gone.email}
        )
    for label, own, other in (
        (_("Phone"), str(keep.phone or ""), str(gone.phone or "")),
        (_("Name"), keep.get_full_name(), gone.get_full_name()),
    ):
        if own and other and own != other:
            lines.append(
                _("%(what)s: we keep %(own)s. %(other)s is deleted.")
                % {"what": label, "own": own, "other": other}
            )
    return lines


def _day(day: date) -> str:
    return day_text(day, weekday=False)
