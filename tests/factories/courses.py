"""Courses for tests: records, pages with questions, course days."""

from itertools import count
from typing import Any

from home.blocks import ContentBlocks
from tests.factories.work import make_index, make_place
from volunteers.training.blocks import QuestionBlocks
from volunteers.training.models import Course, CourseDay, CourseModulePage, CoursePage
from volunteers.training.setup import ensure_course_index

_number = count(1)


def make_course(slug: str = "", *, months: int | None = 24, includes: Any = (), **fields: Any) -> Course:
    """A course that holds two years."""
    slug = slug or f"kursus-{next(_number)}"
    course = Course.objects.create(
        name=fields.pop("name", f"Kursus {slug}"), slug=slug, purpose="Godt at vide.", months=months, **fields
    )
    course.includes.set(includes)
    return course


def question(text: str = "Hvad gør du?", *, key: str = "a") -> dict[str, Any]:
    """A question whose second answer is right."""
    answers = [("Griber ind", False, "Hold afstand."), ("Ringer 112", True, "Så kommer der hjælp.")]
    return {
        "type": "question",
        "id": f"spoergsmaal-{key}",
        "value": {
            "question": text,
            "answers": [
                {"text": answer, "right": right, "feedback": feedback} for answer, right, feedback in answers
            ],
        },
    }


def make_course_page(course: Course | None = None, *, modules: int = 2, questions: int = 1) -> CoursePage:
    """A published course with modules."""
    make_index()
    course = course or make_course()
    page = ensure_course_index().add_child(
        instance=CoursePage(title=course.name, slug=course.slug, lead="Kort sagt.", course=course)
    )
    for number in range(1, modules + 1):
        page.add_child(instance=make_module(number, questions))
    return page


def make_module(number: int, questions: int = 1) -> CourseModulePage:
    """An unsaved module."""
    body = [{"type": "section", "value": {"heading": "Din rolle", "text": "<p>Du lytter.</p>"}}]
    asked = [question(key=f"{number}{letter}") for letter in "abcdef"[:questions]]
    return CourseModulePage(
        title=f"Del {number}",
        slug=f"del-{number}",
        lead="En del.",
        minutes=5,
        body=ContentBlocks().to_python(body),
        questions=QuestionBlocks().to_python(asked),
    )


def make_course_day(course: Course | None = None, place: Any = None, code: str = "AB3DEF") -> CourseDay:
    """A course day at a session."""
    place = place or make_place()
    return CourseDay.objects.create(course=course or make_course(), session=place.session, code=code)
