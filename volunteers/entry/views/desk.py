"""Inviting somebody, and closing a district for intake."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.scope import scope_of
from core.errors import NotAllowedError, TryghedError
from core.numbers import number_of
from volunteers.entry.forms_staff import InviteForm, PauseForm
from volunteers.entry.models import IntakePause, Invitation
from volunteers.entry.services import InvitationData, close_intake, invite, open_intake
from workspace.views import WorkspaceMixin


class _FormPage(WorkspaceMixin, TemplateView):
    """A page with one form that needs the user."""

    form_class: Any
    here = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form."""
        kwargs.setdefault("form", self.form_class(user=self.request.user))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or show what is wrong and keep what was typed."""
        form = self.form_class(request.POST, user=request.user)
        if form.is_valid():
            try:
                self.save(form)
            except NotAllowedError:
                raise PermissionDenied from None
            except TryghedError as error:
                form.add_error(None, str(error))
            else:
                return redirect(self.here)
        return self.render_to_response(self.get_context_data(form=form))

    def save(self, form: Any) -> None:
        """Call the service."""
        raise AttributeError(f"{type(self).__name__} lacks save()")


class InviteView(_FormPage):
    """Write a personal invitation; below it those that wait for an answer."""

    form_class = InviteForm
    template_name = "entry/staff/invite.html"
    here = "join_invite"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add those that wait; looking at their names is noted."""
        rows = Invitation.objects.visible_to(self.request.user).waiting().select_related("inviter", "area")
        waiting = list(rows)
        if waiting:
            log_list(actor=self.request.user, purpose=Purpose.APPLICATION, query=self.request.path)
        return super().get_context_data(waiting=waiting, **kwargs)

    def save(self, form: Any) -> None:
        """Send it."""
        data = {**form.cleaned_data, "phone": str(form.cleaned_data.get("phone") or "")}
        invite(actor=self.request.user, data=InvitationData(**data))
        messages.success(
            self.request, _("The invitation to %(name)s is sent.") % {"name": data["first_name"]}
        )


class IntakeView(_FormPage):
    """Close a district for a while, and open it again; for coordinators."""

    form_class = PauseForm
    template_name = "entry/staff/intake.html"
    here = "intake"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for who coordinates nothing."""
        if request.user.is_authenticated and not scope_of(request.user).coordinator:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the breaks that run or come."""
        pauses = IntakePause.objects.visible_to(self.request.user).not_over().select_related("district")
        running = set(IntakePause.objects.running().values_list("pk", flat=True))
        rows = [(pause, pause.pk in running) for pause in pauses]
        return super().get_context_data(pauses=rows, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open one again, or close."""
        pk = request.POST.get("open", "")
        if not pk:
            return super().post(request, *args, **kwargs)
        pause = get_object_or_404(IntakePause.objects.visible_to(request.user), pk=number_of(pk))
        open_intake(actor=request.user, pause=pause)
        messages.success(request, _("The district takes applications. Those who asked to hear are told."))
        return redirect(self.here)

    def save(self, form: Any) -> None:
        """Close it."""
        close_intake(actor=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The break is saved. Staff can still type and invite."))
