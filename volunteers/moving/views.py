"""`/min-side/oplysninger/hjem/`, and the answer of the districts under `/koordinator/flytninger/`."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import log_opened
from accounts.enums import Purpose
from accounts.scope import Scope, scope_of
from core.errors import TryghedError
from volunteers.forms_own import StaffReasonForm
from volunteers.moving.models import Move
from volunteers.moving.naming import mover_name
from volunteers.moving.services import agree, decline, save_home, withdraw
from volunteers.views.own import OwnFormView
from volunteers.wizard.forms import HomeFields
from workspace.views import ScopedFormView


class OwnHomeView(OwnFormView):
    """Where one lives; a move that is being looked at can be taken back."""

    template_name = "moving/own_home.html"
    form_class = HomeFields
    title = gettext_lazy("Where you live")

    def initial(self) -> dict[str, Any]:
        """As stored."""
        profile = self.profile
        return {"postal_code": profile.postal_code_id, "municipality": profile.municipality_id}

    @property
    def _open(self) -> Move | None:
        return Move.objects.open().filter(person=self.request.user).select_related("origin", "target").first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the open move."""
        return super().get_context_data(move=self._open, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a move back, save, or ask the districts."""
        move, form = self._open, self.get_form()
        try:
            if "withdraw" in request.POST:
                if move:
                    withdraw(move=move, person=request.user)
                messages.success(request, _("You stay where you are."))
                return redirect("own_settings")
            if form.is_valid():
                asked = save_home(person=request.user, home=form.home)
                done = (
                    _("Saved.")
                    if asked is None
                    else _("Your move is noted. Both police districts look at it.")
                )
                messages.success(request, done)
                return redirect("own_home" if asked else "own_settings")
        except TryghedError as error:
            form.add_error(None, str(error))
        return self.render_to_response(self.get_context_data(form=form))


class MoveView(ScopedFormView):
    """An ambassador moves: the side that hasn't answered says yes, or no with a reason."""

    model = Move
    form_class = StaffReasonForm
    template_name = "moving/desk.html"
    title = gettext_lazy("An ambassador moves")

    def admits(self, scope: Scope) -> bool:
        """Coordinators answer for their district."""
        return bool(scope.coordinator)

    def get_queryset(self) -> Any:
        """With both ends."""
        rows = super().get_queryset()
        return rows.select_related("person__profile", "origin", "target", "postal_code", "municipality")

    def about(self) -> str:
        """The ambassador, as both sides may know them."""
        return mover_name(self.subject)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Opening it is noted: the new district sees somebody who isn't theirs yet."""
        mine = scope_of(request.user).coordinator & {self.subject.origin_id, self.subject.target_id}
        log_opened(
            actor=request.user,
            person=self.subject.person,
            purpose=Purpose.PROFILE,
            district_id=min(mine),
        )
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether this side still has to answer."""
        waits = Move.objects.waiting_for(self.request.user).filter(pk=self.subject.pk).exists()
        return super().get_context_data(waits=waits, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Yes, or no with its reason."""
        if request.POST.get("answer") != "yes":
            return super().post(request, *args, **kwargs)
        try:
            agree(move=self.subject, actor=request.user)
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Your yes is noted."))
        return redirect("workspace")

    def save(self, form: Any) -> str:
        """No."""
        decline(move=self.subject, actor=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("Your no is noted, and the ambassador is told."))
        return reverse("workspace")
