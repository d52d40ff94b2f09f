"""Courses, who completed them, and the course days. The modules are pages (`pages.py`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField, FreeTextField
from volunteers.training.calendar import months_after
from volunteers.training.enums import CompletedBy
from volunteers.training.pages import CourseIndexPage, CourseModulePage, CoursePage
from volunteers.training.querysets import CompletionQuerySet, CourseDayQuerySet

__all__ = [
    "Completion",
    "Course",
    "CourseDay",
    "CourseIndexPage",
    "CourseModulePage",
    "CoursePage",
    "ModuleDone",
]


class Course(models.Model):
    """What one learns, how long it holds, and which other courses it covers."""

    name = FreeCharField(_("name"), max_length=100)
    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    purpose = FreeTextField(_("what it is for"), max_length=400)
    months = models.PositiveSmallIntegerField(
        _("holds so many months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Leave it empty if it never runs out."),
    )
    includes = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="included_in",
        verbose_name=_("covers these courses too"),
        help_text=_("Whoever completes this course needn't take those."),
    )

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def last_day(self, completed_on: date) -> date | None:
        """The last day a completion of that day holds; None where it never runs out."""
        return months_after(completed_on, self.months) if self.months else None


class Completion(models.Model):
    """Somebody completed a course on a day. `expires_on` is the last day it holds."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="completions")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="completions")
    completed_on = models.DateField(_("completed on"))
    expires_on = models.DateField(_("holds until"), null=True, blank=True)
    by = models.CharField(_("how"), max_length=8, choices=CompletedBy.choices)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    day = models.ForeignKey(
        "CourseDay", on_delete=models.SET_NULL, null=True, blank=True, related_name="completions"
    )

    objects = CompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion")
        verbose_name_plural = _("completions")
        ordering = ["-completed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course", "completed_on"], name="volunteers_training_once_a_day"
            )
        ]
        indexes = [models.Index(fields=["expires_on"], name="volunteers_training_ends")]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.course_id}: {self.completed_on}"


class ModuleDone(models.Model):
    """Somebody answered all questions of a module rightly."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="modules_done"
    )
    module = models.ForeignKey(CourseModulePage, on_delete=models.CASCADE, related_name="done")
    done_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("completed part of a course")
        verbose_name_plural = _("completed parts of courses")
        constraints = [
            models.UniqueConstraint(fields=["person", "module"], name="volunteers_training_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.module_id}"


class CourseDay(models.Model):
    """A session at which a course is held. Whoever is there types the code on Min side, or attendance is noted.

    The session is named by string alone: this room knows nothing of what it belongs to.
    """

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="days")
    session = models.OneToOneField("projects.Session", on_delete=models.CASCADE, related_name="course_day")
    code = models.CharField(_("code"), max_length=8, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = CourseDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("course day")
        verbose_name_plural = _("course days")
        ordering = ["-session__starts_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(code=""), name="volunteers_training_has_code")]

    def __str__(self) -> str:
        return f"{self.course_id}/{self.session_id}"

    def held_on(self) -> Any:
        """The day, on a Danish clock."""
        return timezone.localdate(self.session.starts_at)
