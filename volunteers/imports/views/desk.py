"""`/koordinator/import/`: a list is looked at, then read in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.scope import Scope
from core.errors import NotAllowedError, TryghedError
from volunteers.imports.enums import Verdict
from volunteers.imports.forms import ColumnsForm, FileForm
from volunteers.imports.models import ImportRun
from volunteers.imports.services import cancel, choose_columns, note_yes, read_some, start, take_in
from volunteers.models import Application
from workspace.views import ScopedDetailView, WorkspaceMixin

PER_PAGE = 100


class _CoordinatorsOnly(WorkspaceMixin):
    def admits(self, scope: Scope) -> bool:
        """Contact officers read in no lists."""
        return bool(scope.coordinator)


class ImportView(_CoordinatorsOnly, TemplateView):
    """Choose a file; below it one's lists of the last days."""

    template_name = "imports/upload.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add form and lists."""
        kwargs.setdefault("form", FileForm())
        runs = ImportRun.objects.visible_to(self.request.user).annotate(number=Count("rows"))
        return super().get_context_data(runs=runs, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look at it, or say what is wrong with it."""
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                run = take_in(actor=request.user, name=file.name, content=file.read())
            except TryghedError as error:
                form.add_error("file", str(error))
            else:
                return redirect("import_run", run.pk)
        return self.render_to_response(self.get_context_data(form=form))


class ImportRunView(_CoordinatorsOnly, ScopedDetailView):
    """Row by row what was found; nobody is made before "Read in" is pressed."""

    model = ImportRun
    template_name = "imports/run.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows and the columns; looking at the names is noted."""
        run = self.subject
        kwargs.setdefault("form", self._form())
        found = dict(run.rows.order_by().values_list("verdict").annotate(Count("pk")))
        found[Verdict.ADDED] = run.added
        kind = self.request.GET.get("kun", "")
        rows = run.rows.filter(verdict=kind) if kind in Verdict.values else run.rows.all()
        log_list(actor=self.request.user, purpose=Purpose.APPLICATION, query=self.request.path)
        return super().get_context_data(
            counts=[(verdict, verdict.label, found.get(verdict, 0)) for verdict in Verdict],
            new=found.get(Verdict.NEW, 0),
            page_obj=Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page")),
            kind=kind,
            **kwargs,
        )

    def _form(self) -> ColumnsForm:
        run = self.subject
        data = self.request.POST if self.request.POST.get("step") == "columns" else None
        initial = {name: str(index) for name, index in run.columns.items()}
        return ColumnsForm(data, headings=run.headings, initial=initial)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Other columns, reading in, or dropping it."""
        form, run = self._form(), self.subject
        try:
            if form.is_bound and form.is_valid():
                choose_columns(run=run, columns=form.columns)
            elif request.POST.get("step") == "read":
                start(run=run)
                read_some(run=run)
            elif request.POST.get("step") == "cancel":
                cancel(run=run)
                messages.success(request, _("The list is deleted. Nobody is read in."))
                return redirect("import")
        except TryghedError as error:
            messages.error(request, str(error))
        if form.is_bound and not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return redirect("import_run", run.pk)


class NoteYesView(ScopedDetailView):
    """Press: the person said yes on the phone, or signed on paper."""

    model = Application
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note it."""
        try:
            note_yes(application=self.subject, actor=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The yes is noted. The person is a safety ambassador here now."))
        return redirect("application_detail", self.subject.pk)
