"""What the courses hang up in the rooms below them."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.events import PresenceNoted, subscribe
from core.privacy import Fate, PersonalTable, declare
from core.registries import MenuItem, min_side_panels, person_desk_panels, workspace_menu
from core.requirements import register_checker
from home.visibility import member_branches
from outbox.schedule import register_job
from volunteers.training import book, dates, panels, reminders
from volunteers.training.checker import CourseChecker
from volunteers.training.models import CourseIndexPage
from volunteers.training.services import note_attended


def register() -> None:
    """Checker, panels, menu entry, events, jobs, and what is held about people."""
    register_checker("course", CourseChecker(), book.names)
    book.watch()
    dates.register()
    subscribe(PresenceNoted, note_attended)
    member_branches.register("courses", lambda: CourseIndexPage.objects.values_list("path", flat=True))
    min_side_panels.register("courses", panels.on_min_side, order=65)
    person_desk_panels.register("courses", panels.on_ambassador, order=30)
    register_job("courses-remind", timedelta(days=1), reminders.remind)
    workspace_menu.register(
        "courses",
        MenuItem(
            _("People"),
            _("Courses"),
            "course_desk_list",
            "student",
            lambda user: bool(scope_of(user).districts),
        ),
        order=25,
    )
    _declare()


def _declare() -> None:
    declare(
        PersonalTable(
            "volunteers_training.Completion",
            _("Courses you have completed"),
            person=("person",),
            actors=("noted_by",),
            columns=("course__name", "completed_on", "expires_on", "by"),
        )
    )
    declare(
        PersonalTable(
            "volunteers_training.ModuleDone",
            _("Parts of courses you have answered"),
            person=("person",),
            columns=("module__title", "done_at"),
        )
    )
    declare(
        PersonalTable("volunteers_training.CourseDay", _("Course days"), actors=("made_by",), fate=Fate.STAY)
    )
