"""`/koordinator/kurser/`: who has completed what, course days and their codes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from accounts.access import log_list, log_opened
from accounts.enums import Purpose
from accounts.scope import scope_of
from core.errors import NotAllowedError, TryghedError
from volunteers.models import Volunteer
from volunteers.naming import name_for
from volunteers.permissions import may_handle_application
from volunteers.training.forms import CompletionForm, CourseDayForm
from volunteers.training.models import Completion, Course, CourseDay
from volunteers.training.services import note_completion, open_course_day, take_back
from workspace.views import ScopedFormView, WorkspaceMixin

PAGE_SIZE = 50


class CourseListView(WorkspaceMixin, TemplateView):
    """All courses, with how many of the district's ambassadors hold each."""

    template_name = "volunteers/training/desk_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Counts of people, each once."""
        today, districts = timezone.localdate(), scope_of(self.request.user).districts
        holds = Q(completions__expires_on=None) | Q(completions__expires_on__gte=today)
        theirs = Q(completions__person__volunteer__district__in=districts)
        courses = Course.objects.annotate(
            people=Count("completions__person", filter=holds & theirs, distinct=True)
        ).select_related("page")
        return super().get_context_data(courses=courses, **kwargs)


class CourseView(WorkspaceMixin, TemplateView):
    """One course: who completed it, newest first, and its course days."""

    template_name = "volunteers/training/desk_course.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Names by what the reader may see; looking at it is noted."""
        course, user = get_object_or_404(Course, pk=self.kwargs["pk"]), self.request.user
        rows = Completion.objects.filter(course=course).visible_to(user)  # type: ignore[attr-defined]
        rows = rows.select_related("person__volunteer", "person__profile").order_by("-completed_on", "-pk")
        page = Paginator(rows, PAGE_SIZE).get_page(self.request.GET.get("side"))
        if page.object_list:
            log_list(actor=user, purpose=Purpose.TRAINING, query=self.request.get_full_path())
        days = CourseDay.objects.filter(course=course).visible_to(user)  # type: ignore[attr-defined]
        return super().get_context_data(
            course=course,
            includes=list(course.includes.all()),
            page_obj=page,
            people=[(row, name_for(user, row.person.volunteer)) for row in page.object_list],
            days=days.select_related("session__initiative").annotate(people=Count("completions"))[:20],
            may_hold=bool(scope_of(user).coordinator),
            today=timezone.localdate(),
            **kwargs,
        )


class CourseDayCreateView(WorkspaceMixin, TemplateView):
    """Hold the course at a session: for coordinators."""

    template_name = "workspace/form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for contact officers: course days are the district's."""
        if request.user.is_authenticated and not scope_of(request.user).coordinator:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Form and words."""
        kwargs.setdefault("form", CourseDayForm(user=self.request.user))
        course = get_object_or_404(Course, pk=self.kwargs["pk"])
        return super().get_context_data(
            about=course.name, title=_("Hold the course at a session"), verb=_("Make a code"), **kwargs
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the code and show it."""
        course, form = get_object_or_404(Course, pk=pk), CourseDayForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            open_course_day(course=course, session=form.cleaned_data["session"], actor=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        messages.success(
            request, _("The code is ready. Tell it to those who are there, at the end of the day.")
        )
        return redirect("course_desk", pk=pk)


class CompletionCreateView(ScopedFormView):
    """Note that an ambassador completed a course."""

    model = Volunteer
    form_class = CompletionForm
    title = _("Note a completed course")
    verb = _("Save")

    def get_queryset(self) -> Any:
        """With what a name needs."""
        return super().get_queryset().with_person()

    def about(self) -> str:
        """The ambassador, as the reader may know them."""
        return name_for(self.request.user, self.subject)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """403 before anything is chosen; opening it is noted."""
        if not may_handle_application(request.user, self.subject):
            raise PermissionDenied
        log_opened(
            actor=request.user,
            person=self.subject.person,
            purpose=Purpose.TRAINING,
            district_id=self.subject.district_id,
        )
        return super().get(request, *args, **kwargs)

    def save(self, form: Any) -> str:
        """Save and go back to the ambassador."""
        note_completion(volunteer=self.subject, actor=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The course is noted."))
        return reverse("ambassador_detail", args=[self.subject.pk])


class CompletionRemoveView(ScopedFormView):
    """Take back a completion that was noted by mistake."""

    model = Volunteer
    template_name = "volunteers/training/remove.html"

    def get_queryset(self) -> Any:
        """With what a name needs."""
        return super().get_queryset().with_person()

    def get_form(self) -> None:
        """There is nothing to fill in."""

    def completion(self) -> Completion:
        """The one in the address; 404 for another person's, 403 for who may not change it."""
        if not may_handle_application(self.request.user, self.subject):
            raise PermissionDenied
        rows = Completion.objects.filter(person=self.subject.person_id).select_related("course")
        return get_object_or_404(rows, pk=self.kwargs["completion"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question."""
        name = name_for(self.request.user, self.subject)
        return super().get_context_data(name=name, row=self.completion(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it back and return to the ambassador."""
        try:
            take_back(completion=self.completion(), actor=request.user)
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The completion is taken back."))
        return redirect("ambassador_detail", pk=self.subject.pk)
