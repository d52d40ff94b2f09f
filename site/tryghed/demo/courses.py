"""The courses of the demo: one in three parts, one that is held on course days, and who has completed them."""

import json
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from home.blocks import ContentBlocks
from tryghed.demo.pages import html
from tryghed.demo.reading import DATA
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer
from volunteers.training.blocks import QuestionBlocks
from volunteers.training.calendar import months_after
from volunteers.training.enums import CompletedBy
from volunteers.training.models import Completion, Course, CourseModulePage, CoursePage
from volunteers.training.setup import ensure_course_index

RUNS_OUT_IN = 20  # days, for the demo ambassador: something to see
EVERY = 3  # one ambassador of so many has completed the first course


def make_courses(account: User, editor: User) -> None:
    """Courses, their pages and completions. What is there already stays."""
    data = json.loads((DATA / "courses.json").read_text(encoding="utf-8"))
    course = _course(data)
    other = _course(data["other"])
    other.includes.add(course)
    _make_pages(data, course, editor)
    _complete(course, account)


def _course(data: dict[str, Any]) -> Course:
    return Course.objects.create(
        name=data["name"], slug=data["slug"], purpose=data["purpose"], months=data["months"]
    )


def _make_pages(data: dict[str, Any], course: Course, editor: User) -> None:
    page = CoursePage(title=data["name"], slug=data["slug"], lead=data["lead"], course=course, owner=editor)
    ensure_course_index().add_child(instance=page)
    page.save_revision(user=editor).publish()
    for each in data["modules"]:
        module = CourseModulePage(
            title=each["title"],
            slug=each["slug"],
            lead=each["lead"],
            minutes=each["minutes"],
            body=ContentBlocks().to_python(_sections(each)),
            questions=QuestionBlocks().to_python(questions_of(each)),
            owner=editor,
        )
        page.add_child(instance=module)
        module.save_revision(user=editor).publish()


def _sections(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"type": "section", "value": {"heading": heading, "text": html(lines)}}
        for heading, lines in data["sections"]
    ]


def questions_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The questions of a module as a stream is stored; every block has an id that stays."""
    return [
        {
            "type": "question",
            "id": f"{data['slug']}-{number}",
            "value": {
                "question": each["question"],
                "answers": [
                    {"text": text, "right": right, "feedback": feedback}
                    for text, right, feedback in each["answers"]
                ],
            },
        }
        for number, each in enumerate(data["questions"], start=1)
    ]


def _complete(course: Course, account: User) -> None:
    today = timezone.localdate()
    people = Volunteer.objects.filter(state=VolunteerState.ACTIVE).exclude(person=account).order_by("pk")
    days = {
        person: today - timedelta(days=20 + number * 13 % 600)
        for number, person in enumerate(people.values_list("person", flat=True)[::EVERY])
    }
    days[account.pk] = _completed_so_that_it_ends(today + timedelta(days=RUNS_OUT_IN), course)
    Completion.objects.bulk_create(
        Completion(
            person_id=person,
            course=course,
            completed_on=day,
            expires_on=course.last_day(day),
            by=CompletedBy.MODULES,
        )
        for person, day in days.items()
    )


def _completed_so_that_it_ends(ends: date, course: Course) -> date:
    return months_after(ends, -(course.months or 0))
