"""Base views of the workspace. Rows come from `visible_to(request.user)` and nothing else (DOMAIN rule 3)."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import TemplateView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.scope import Scope, scope_of
from core.errors import NotAllowedError, TryghedError
from workspace.menu import first_url, menu_for
from workspace.queue import day_of


class WorkspaceMixin:
    """Lets staff in who have something to do here; `districts_only` keeps out those who see figures alone."""

    districts_only = True
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for whoever has no business here: an address must not tell that it exists."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not self.admits(scope_of(request.user)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def admits(self, scope: Scope) -> bool:
        """Whether the page is for somebody of that scope."""
        return bool(scope.districts) or (scope.sees_figures and not self.districts_only)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rail."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["workspace_menu"] = menu_for(self.request)
        return context


class ScopedObjectMixin(WorkspaceMixin):
    """Finds the object of the address among the visible rows, or answers 404."""

    model: Any
    kwargs: dict[str, Any]

    def get_queryset(self) -> Any:
        """The rows this member of staff may see."""
        return self.model.objects.visible_to(self.request.user)

    @property
    def subject(self) -> Any:
        """The object of the address; raises `Http404`."""
        if not hasattr(self, "_subject"):
            self._subject = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        return self._subject


class Pages(Paginator):  # type: ignore[type-arg]
    """Pages of one size: django-tables2 takes any size, also a negative one, out of the address."""

    SIZE = 25

    def __init__(self, object_list: Any, per_page: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(object_list, self.SIZE, *args, **kwargs)


class ScopedListView(WorkspaceMixin, SingleTableMixin, FilterView):
    """A list with filters, sorting and paging of the visible rows of `model`."""

    template_name = "workspace/list.html"
    # The table alone divides into pages: a number beyond the end shows the last one, Django's own would be 404.
    table_pagination = {"per_page": Pages.SIZE, "paginator_class": Pages}
    title: Any = ""
    empty_text: Any = ""

    def get_queryset(self) -> Any:
        """The rows this member of staff may see."""
        return self.model.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the heading."""
        return super().get_context_data(title=self.title, empty_text=self.empty_text, **kwargs)


class ScopedDetailView(ScopedObjectMixin, TemplateView):
    """A page about one visible object."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the object."""
        return super().get_context_data(subject=self.subject, **kwargs)


class ScopedFormView(ScopedObjectMixin, TemplateView):
    """A form about one visible object. A typed error of the service becomes the form's own error."""

    form_class: Any
    template_name = "workspace/form.html"
    title: Any = ""
    verb: Any = ""

    def get_form(self) -> Any:
        """The form, bound on POST."""
        data = self.request.POST if self.request.method == "POST" else None
        return self.form_class(data, **self.get_form_kwargs())

    def get_form_kwargs(self) -> dict[str, Any]:
        """What the form needs beyond the data."""
        return {}

    def about(self) -> str:
        """What the form is about, in words for the line below the heading."""
        return str(self.subject)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add form, heading and the button's words."""
        kwargs.setdefault("form", self.get_form())
        return super().get_context_data(
            subject=self.subject, about=self.about(), title=self.title, verb=self.verb, **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save through the service, or show what is wrong and keep what was typed."""
        form = self.get_form()
        if form.is_valid():
            try:
                return redirect(self.save(form))
            except NotAllowedError:
                raise PermissionDenied from None
            except TryghedError as error:
                form.add_error(None, str(error))
        return self.render_to_response(self.get_context_data(form=form))

    def save(self, form: Any) -> str:
        """Call the service and return the address to go on to."""
        raise AttributeError(f"{type(self).__name__} lacks save()")


class MyDayView(WorkspaceMixin, TemplateView):
    """Min dag: one queue of everything that waits, most urgent first."""

    template_name = "workspace/my_day.html"
    per_page = 25

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The queue and its counts. It names applicants: looking at it is noted once (DOMAIN rule 4)."""
        day = day_of(self.request.user, self.request.GET.get("slags", ""))
        if day.items:
            log_list(actor=self.request.user, purpose=Purpose.APPLICATION, query=self.request.path)
        page = Paginator(day.items, self.per_page).get_page(self.request.GET.get("side"))
        return super().get_context_data(day=day, page=page, now=timezone.now(), **kwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who has no queue begins at the first page of their rail: figures, look-ups, reports."""
        scope = scope_of(request.user) if request.user.is_authenticated else None
        if scope and scope.may_enter_workspace and not scope.districts:
            return redirect(first_url(request))
        return super().dispatch(request, *args, **kwargs)
