"""Saving choices of a list, renaming, deleting, and letting the list begin with one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from core.errors import TryghedError
from workspace.lists.desk import desk_of, kept_query
from workspace.lists.models import SavedFilter
from workspace.lists.saving import begin_with, rename_choice, save_choice
from workspace.views import WorkspaceMixin


class SaveView(WorkspaceMixin, View):
    """Save what is chosen now; unknown choices are dropped."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, name: str) -> HttpResponse:
        """Save and go back to the list as it was."""
        desk = desk_of(name)
        query = kept_query(desk, request, QueryDict(request.POST.get("query", ""))).urlencode()
        try:
            save_choice(
                user=request.user, list_name=desk.name, title=request.POST.get("title", ""), query=query
            )
            messages.success(request, _("Your choice is saved. Only you see it."))
        except TryghedError as error:
            messages.error(request, str(error))
        return redirect(f"{desk.url}?{query or 'vis=alle'}")


class ChangeView(WorkspaceMixin, View):
    """One saved choice: another name, the start of the list, or gone."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what the button said."""
        saved = get_object_or_404(SavedFilter, pk=pk, user=request.user.pk)
        back = f"{desk_of(saved.list_name).url}?{saved.query or 'vis=alle'}"
        try:
            messages.success(request, self._changed(saved, request))
        except TryghedError as error:
            messages.error(request, str(error))
        return redirect(back)

    def _changed(self, saved: SavedFilter, request: HttpRequest) -> Any:
        wanted = request.POST.get("do", "")
        if wanted == "delete":
            saved.delete()
            return _("The saved choice is deleted.")
        if wanted in {"start", "no_start"}:
            begin_with(saved=saved, start=wanted == "start")
            return _("The list begins with it.") if wanted == "start" else _("The list begins as it came.")
        rename_choice(saved=saved, title=request.POST.get("title", ""))
        return _("The saved choice has a new name.")
