"""Completing a course: by its modules, by the code of a course day, by attending, or noted by staff."""

import secrets
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from core.errors import NotAllowedError
from volunteers.models import Volunteer
from volunteers.permissions import coordinates_district, may_handle_application
from volunteers.training.enums import CompletedBy
from volunteers.training.errors import CodeUnknownError, CompletionDayError
from volunteers.training.models import Completion, Course, CourseDay, CourseModulePage, CoursePage, ModuleDone

ALPHABET = "ABCDEFGHJKLMNPRSTUVWXYZ23456789"  # no letter that looks like a number
CODE_LENGTH = 6
OLDEST = timedelta(days=3653)


def complete(
    *,
    person_id: int,
    course: Course,
    on: date,
    by: CompletedBy,
    noted_by: Any | None = None,
    day: CourseDay | None = None,
) -> Completion:
    """Note a completion. The same course on the same day is one; what was first noted stays."""
    values = {"expires_on": course.last_day(on), "by": by, "noted_by": noted_by, "day": day}
    row, _made = Completion.objects.get_or_create(
        person_id=person_id, course=course, completed_on=on, defaults=values
    )
    return row


@transaction.atomic
def finish_module(*, person: Any, module: CourseModulePage) -> Completion | None:
    """All questions of a module are answered; the completion when it was the last one, else None.

    Who takes the course again (it runs out, or ran out) begins anew: what was done before the last completion
    doesn't count.
    """
    done, made = ModuleDone.objects.get_or_create(person=person, module=module)
    if not made:
        done.done_at = timezone.now()
        done.save(update_fields=["done_at"])
    page = CoursePage.objects.parent_of(module).select_related("course").first()
    if page is None or missing_modules(person, page):
        return None
    return complete(person_id=person.pk, course=page.course, on=timezone.localdate(), by=CompletedBy.MODULES)


def missing_modules(person: Any, page: CoursePage) -> list[CourseModulePage]:
    """The modules of a course that the person has yet to answer, since the day they last completed it by modules."""
    last = (
        Completion.objects.filter(person=person, course=page.course_id, by=CompletedBy.MODULES)
        .order_by("-completed_on")
        .first()
    )
    done = dict(ModuleDone.objects.filter(person=person).values_list("module", "done_at"))
    return [
        module
        for module in page.modules()
        if module.pk not in done or (last and timezone.localdate(done[module.pk]) <= last.completed_on)
    ]


def use_code(*, person: Any, code: str) -> Completion:
    """Complete the course of the day whose code was typed; raises `CodeUnknownError`."""
    spoken = "".join(code.split()).replace("-", "").upper()
    days = CourseDay.objects.taking_codes().select_related("course", "session")
    day = days.filter(code=spoken).first() if spoken.isascii() and len(spoken) == CODE_LENGTH else None
    if day is None:
        raise CodeUnknownError
    return complete(person_id=person.pk, course=day.course, on=day.held_on(), by=CompletedBy.CODE, day=day)


@transaction.atomic
def note_completion(*, volunteer: Volunteer, course: Course, actor: Any, on: date) -> Completion:
    """Staff note that somebody completed a course; raises `NotAllowedError`, `CompletionDayError`."""
    if not may_handle_application(actor, volunteer):
        raise NotAllowedError
    today = timezone.localdate()
    if not today - OLDEST <= on <= today:
        raise CompletionDayError
    return complete(person_id=volunteer.person_id, course=course, on=on, by=CompletedBy.STAFF, noted_by=actor)


@transaction.atomic
def take_back(*, completion: Completion, actor: Any) -> None:
    """Undo a completion noted by mistake; raises `NotAllowedError`."""
    volunteer = (
        Volunteer.objects.filter(person=completion.person_id).select_related("person__profile").first()
    )
    if volunteer is None or not may_handle_application(actor, volunteer):
        raise NotAllowedError
    completion.delete()


def open_course_day(*, course: Course, session: Any, actor: Any) -> CourseDay:
    """Hold a course at a session, with a code to tell those who are there; again is the same day.

    Raises `NotAllowedError` outside the actor's district.
    """
    if not coordinates_district(actor, session.initiative.project):
        raise NotAllowedError
    existing = CourseDay.objects.filter(session=session).first()
    while existing is None:
        code = "".join(secrets.choice(ALPHABET) for _each in range(CODE_LENGTH))
        try:
            with transaction.atomic():
                return CourseDay.objects.create(course=course, session=session, code=code, made_by=actor)
        except IntegrityError:  # the code is taken, or somebody was quicker
            existing = CourseDay.objects.filter(session=session).first()
    return existing


def note_attended(event: Any) -> None:
    """Attendance at a session was noted (`core.events.PresenceNoted`): whoever came to a course day completed it.

    A correction takes back what attendance alone had given.
    """
    day = CourseDay.objects.filter(session=event.session_id).select_related("course", "session").first()
    if day is None:
        return
    if event.came:
        complete(
            person_id=event.person_id,
            course=day.course,
            on=day.held_on(),
            by=CompletedBy.ATTENDED,
            noted_by=event.actor,
            day=day,
        )
    else:
        rows = Completion.objects.filter(person=event.person_id, day=day, by=CompletedBy.ATTENDED)
        rows.delete()
