"""How far somebody is with the courses. A few queries, whatever the number of courses and modules."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from volunteers.training.enums import CompletedBy
from volunteers.training.models import Completion, Course, CourseModulePage, CoursePage, ModuleDone


@dataclass(frozen=True)
class Card:
    """A course with its modules as (module, whether it is done), and the completion that holds longest."""

    course: Course
    page: CoursePage | None
    modules: list[tuple[CourseModulePage, bool]] = field(default_factory=list)
    completion: Completion | None = None
    state: str = "new"  # new, started, done, soon (runs out), over

    @property
    def minutes(self) -> int:
        """How long all of it takes, about."""
        return sum(module.minutes for module, _done in self.modules)

    @property
    def next_module(self) -> CourseModulePage | None:
        """The first that isn't done."""
        return next((module for module, done in self.modules if not done), None)

    @property
    def left(self) -> int:
        """How many modules aren't done."""
        return sum(not done for _module, done in self.modules)


def card_of(person: Any, page: CoursePage) -> Card:
    """One course."""
    return course_cards(person, [page])[0]


def course_cards(person: Any, pages: Sequence[CoursePage]) -> list[Card]:
    """The courses of these pages, as they stand for a person."""
    modules: dict[str, list[CourseModulePage]] = defaultdict(list)
    for module in CourseModulePage.objects.live().order_by("path"):
        modules[module.path[: -module.steplen]].append(module)
    done = dict(ModuleDone.objects.filter(person=person).values_list("module", "done_at"))
    completions: dict[int, list[Completion]] = defaultdict(list)
    for row in Completion.objects.filter(person=person).order_by("completed_on"):
        completions[row.course_id].append(row)
    return [_card(page.course, page, modules[page.path], done, completions[page.course_id]) for page in pages]


def cards_without_page(person: Any) -> list[Card]:
    """Courses that are held at sessions alone, of which the person has a completion."""
    rows = Completion.objects.filter(person=person, course__page__isnull=True).select_related("course")
    by_course: dict[Course, list[Completion]] = defaultdict(list)
    for row in rows.order_by("completed_on"):
        by_course[row.course].append(row)
    return [_card(course, None, [], {}, known) for course, known in by_course.items()]


def _card(
    course: Course,
    page: CoursePage | None,
    modules: Sequence[CourseModulePage],
    done: dict[int, Any],
    completions: Sequence[Completion],
) -> Card:
    by_modules = [row.completed_on for row in completions if row.by == CompletedBy.MODULES]
    since = max(by_modules, default=None)
    marked = [(module, _counts(done.get(module.pk), since)) for module in modules]
    best = max(completions, key=lambda row: row.expires_on or date.max, default=None)
    state = _state(best, any(is_done for _module, is_done in marked))
    if state in {"done", "soon"} and not any(is_done for _module, is_done in marked):
        marked = [(module, state == "done") for module, _done in marked]
    return Card(course, page, marked, best, state)


def _counts(done_at: Any, since: date | None) -> bool:
    return bool(done_at and (since is None or timezone.localdate(done_at) > since))


def _state(best: Completion | None, has_begun: bool) -> str:
    if best is None:
        return "started" if has_begun else "new"
    if best.expires_on is None:
        return "done"
    today = timezone.localdate()
    if best.expires_on < today:
        return "over"
    soon = today + timedelta(days=max(settings.COURSE_WARN_DAYS))
    return "soon" if best.expires_on <= soon else "done"
