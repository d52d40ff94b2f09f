"""Doing something to many rows at once: choose, see who and who not, and only then do it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View

from accounts.access import log_list
from core.errors import TryghedError
from core.numbers import numbers_of
from core.registries import BulkAction, Refused
from workspace.lists.choosing import PARAMETER, choose, give_back, rows_of, selection_of, used_up
from workspace.lists.desk import DeskList, desk_of, rows_in
from workspace.lists.models import Selection
from workspace.views import WorkspaceMixin

SHOWN = 200  # names on the page; the others are counted


def action_of(desk: DeskList, user: Any, name: str) -> BulkAction:
    """The action of that name, if it is for the user; raises `Http404`."""
    for action in desk.actions(user):
        if action.name == name:
            return action
    raise Http404


class ChooseView(WorkspaceMixin, View):
    """Keeps what was ticked, or all that the filters find, and goes on to what shall be done."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, name: str) -> HttpResponse:
        """The rows are found anew, among those the reader may see."""
        desk = desk_of(name)
        action = action_of(desk, request.user, request.POST.get("action", ""))
        query = QueryDict(request.POST.get("query", ""))
        try:
            chosen = choose(
                desk=desk,
                user=request.user,
                rows=self._rows(desk, query),
                action=action.name,
                most=action.most,
            )
        except TryghedError as error:
            messages.error(request, str(error))
            return redirect(f"{desk.url}?{query.urlencode() or 'vis=alle'}")
        if action.hand_to:
            return redirect(f"{reverse(action.hand_to)}?{PARAMETER}={chosen.pk}")
        return redirect("list_selection", pk=chosen.pk)

    def _rows(self, desk: DeskList, query: QueryDict) -> Any:
        if self.request.POST.get("which") == "all":
            return rows_in(desk.filtered(self.request, query))
        return desk.rows(self.request.user).filter(pk__in=numbers_of(self.request.POST.getlist("row")))


class SelectionView(WorkspaceMixin, TemplateView):
    """Who it is about, who it can't be done to and why; a press of the button does it to the others."""

    template_name = "workspace/lists/selection.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Nothing is read before the reader is admitted."""
        super().setup(request, *args, **kwargs)
        self._found: tuple[Selection, DeskList, BulkAction] | None = None

    def found(self) -> tuple[Selection, DeskList, BulkAction]:
        """The reader's own choice, its list and what shall be done; raises `Http404`."""
        if self._found is None:
            user = self.request.user
            selection = selection_of(user, self.kwargs["pk"])
            desk = desk_of(selection.list_name)
            self._found = selection, desk, action_of(desk, user, selection.action)
        return self._found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who it is about; what is done has no page any more."""
        return super().get(request, *args, **kwargs) if self.found()[0].row_ids else self._over()

    def _over(self) -> HttpResponse:
        messages.info(self.request, _("That is done already. Nothing is done twice."))
        return redirect(self.found()[1].url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form of the action, and once that is answered who it can be done to."""
        selection, desk, action = self.found()
        form = kwargs.pop("form", None) or self._form(selection.answers or None)
        values = self._values(form)
        context = {"desk": desk, "action": action, "form": form, "number": len(selection.row_ids)}
        if values is not None:
            context |= self._judged(desk, action, values)
        return super().get_context_data(**context, **kwargs)

    def _form(self, answers: Mapping[str, Any] | None) -> Any:
        form_class = self.found()[2].form
        return form_class(answers, user=self.request.user) if form_class else None

    @staticmethod
    def _values(form: Any) -> Mapping[str, Any] | None:
        """What was answered; None while something is asked."""
        if form is None:
            return {}
        return form.cleaned_data if form.is_bound and form.is_valid() else None

    def _judged(self, desk: DeskList, action: BulkAction, values: Mapping[str, Any]) -> dict[str, Any]:
        able, refused = self._split(action, values)
        return {
            "judged": True,
            "able": [desk.name_of(self.request.user, row) for row in able[:SHOWN]],
            "able_number": len(able),
            "able_more": max(0, len(able) - SHOWN),
            **self._named(desk, refused),
        }

    def _named(self, desk: DeskList, refused: Sequence[Refused]) -> dict[str, Any]:
        """For a page that names people: the look is noted (DOMAIN rule 4)."""
        if desk.purpose is not None:
            log_list(actor=self.request.user, purpose=desk.purpose, query=self.request.path)
        named = [(desk.name_of(self.request.user, each.row), each.reason) for each in refused[:SHOWN]]
        return {
            "refused": named,
            "refused_number": len(refused),
            "refused_more": max(0, len(refused) - SHOWN),
        }

    def _split(self, action: BulkAction, values: Mapping[str, Any]) -> tuple[list[Any], list[Refused]]:
        rows = list(rows_of(self.found()[0], self.request.user))
        refused = list(action.judge(self.request.user, rows, values))
        out = {each.row.pk for each in refused}
        return [row for row in rows if row.pk not in out], refused

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the answers, or do it."""
        selection = self.found()[0]
        if not selection.row_ids:
            return self._over()
        if "do" in request.POST:
            return self._do(self._values(self._form(selection.answers or None)))
        form = self._form(request.POST)
        if self._values(form) is None:
            return self.render_to_response(self.get_context_data(form=form))
        selection.answers = {name: request.POST.get(form.add_prefix(name), "") for name in form.fields}
        selection.save(update_fields=["answers"])
        return redirect("list_selection", pk=selection.pk)

    def _do(self, values: Mapping[str, Any] | None) -> HttpResponse:
        """Judged once more; the choice is used up by it, so that a second press does nothing."""
        selection, desk, action = self.found()
        if values is None:
            return redirect("list_selection", pk=selection.pk)
        able, refused = self._split(action, values)
        if not used_up(selection):
            return self._over()
        try:
            late = list(action.apply(self.request.user, able, values)) if able else []
        except Exception:
            give_back(selection)
            raise
        if number := len(able) - len(late):
            done = ngettext("Done for %(n)s.", "Done for %(n)s.", number)
            messages.success(self.request, done % {"n": number})
        if not refused and not late:
            return redirect(desk.url)
        context = {
            "desk": desk,
            "action": action,
            "workspace_menu": super().get_context_data()["workspace_menu"],
        }
        return self.render_to_response({**context, "over": True, **self._named(desk, [*refused, *late])})
