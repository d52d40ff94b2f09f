"""The requirement "has completed the course", judged on the date of the session."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import day_text
from core.requirements import PersonIds, Refusal
from volunteers.training.book import book
from volunteers.training.models import Completion


class CourseChecker:
    """A completion of the course, or of one that includes it, that holds on the day."""

    def load(self, person_ids: PersonIds) -> Mapping[int, Any]:
        """Per person, slug and last day of each completion."""
        facts: dict[int, list[tuple[str, date | None]]] = defaultdict(list)
        completions = Completion.objects.filter(person__in=person_ids).order_by()
        for person, slug, expires_on in completions.values_list("person", "course__slug", "expires_on"):
            facts[person].append((slug, expires_on))
        return {person: tuple(rows) for person, rows in facts.items()}

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse who hasn't, or whose completion runs out before the session."""
        will_do = book().covered_by.get(key, frozenset({key}))
        mine = [expires_on for slug, expires_on in fact or () if slug in will_do]
        if any(expires_on is None or expires_on >= on for expires_on in mine):
            return None
        name = book().names.get(key, key)
        ends = [expires_on for expires_on in mine if expires_on]
        return Refusal(
            "course",
            _runs_out(name, max(ends), on)
            if ends
            else _("You need the course “%(course)s”.") % {"course": name},
            _("Take the course again: then it holds on the day.")
            if ends
            else _("You can take it now, or on a course day."),
            reverse_lazy("own_courses"),
            _("Go to your courses"),
        )


def _runs_out(name: str, ends: date, on: date) -> str:
    days = (on - ends).days
    text = ngettext(
        "Your course “%(course)s” runs out on %(day)s, %(days)s day before the session.",
        "Your course “%(course)s” runs out on %(day)s, %(days)s days before the session.",
        days,
    )
    return text % {"course": name, "day": day_text(ends, weekday=False), "days": days}
