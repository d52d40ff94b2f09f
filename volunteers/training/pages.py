"""Courses as pages: an index, a page for each course, and its modules, which editors write.

Everybody who is signed in reads them; nobody else does, and neither search nor sitemap knows them.
"""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.fields import FreeTextField
from home.base import BasePage
from home.blocks import ContentBlocks
from volunteers.training.blocks import QuestionBlocks


class SignedInPage(BasePage):
    """A page that asks for signing in first."""

    has_english = False  # Danish first: a course is short, and the words are the point

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the way to sign in and back."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response


class CourseIndexPage(SignedInPage):
    """All courses."""

    lead = FreeTextField(_("lead"), max_length=300, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["volunteers_training.CoursePage"]
    max_count = 1
    template = "volunteers/training/index_page.html"

    class Meta:
        verbose_name = _("list of courses")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The courses and how far the reader is."""
        from volunteers.training.progress import course_cards

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        pages = CoursePage.objects.child_of(self).live().select_related("course")
        return {**context, "cards": course_cards(request.user, list(pages))}


class CoursePage(SignedInPage):
    """One course: what it is for, and its modules in order."""

    course = models.OneToOneField(
        "volunteers_training.Course", on_delete=models.PROTECT, related_name="page", verbose_name=_("course")
    )
    lead = FreeTextField(_("lead"), max_length=300, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("course"), FieldPanel("lead")]
    parent_page_types = ["volunteers_training.CourseIndexPage"]
    subpage_types = ["volunteers_training.CourseModulePage"]
    template = "volunteers/training/course_page.html"

    class Meta:
        verbose_name = _("page of a course")

    def modules(self) -> list[Any]:
        """The published modules, in the order of the tree."""
        return list(CourseModulePage.objects.child_of(self).live().order_by("path"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The modules and how far the reader is."""
        from volunteers.training.progress import card_of

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "card": card_of(request.user, self)}


class CourseModulePage(SignedInPage):
    """A short text and a few questions. Wrong answers are explained, and one may try as often as one likes."""

    lead = FreeTextField(_("lead"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("takes about so many minutes"), default=5)
    body = StreamField(ContentBlocks(), verbose_name=_("content"))
    questions = StreamField(QuestionBlocks(), verbose_name=_("questions"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("minutes"),
        FieldPanel("body"),
        FieldPanel("questions"),
    ]
    parent_page_types = ["volunteers_training.CoursePage"]
    subpage_types: list[str] = []
    template = "volunteers/training/module_page.html"

    class Meta:
        verbose_name = _("part of a course")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The text and its questions; a POST is an attempt at them."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        from volunteers.training.views.module import answer

        return answer(request, self)
