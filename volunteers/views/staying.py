"""Staff note a break, stop somebody at once, or say goodbye."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from accounts.history import history_of
from core.errors import NotAllowedError, TryghedError
from core.registries import Panel
from volunteers import services
from volunteers.enums import VOLUNTEERS, EndReason, VolunteerState
from volunteers.forms_own import StaffBreakForm, StaffEndForm, StaffReasonForm
from volunteers.models import Volunteer
from volunteers.naming import name_for
from volunteers.permissions import may_handle_application
from workspace.views import ScopedFormView, ScopedObjectMixin


class StayView(ScopedFormView):
    """A step in an ambassador's life; 403 before anything is typed for who may not take it."""

    model = Volunteer
    done: Any

    def get_queryset(self) -> Any:
        """With what a name needs."""
        return super().get_queryset().with_person()

    def about(self) -> str:
        """The ambassador, as the reader may know them."""
        return name_for(self.request.user, self.subject)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, for who may use it."""
        if not may_handle_application(self.request.user, self.subject):
            raise PermissionDenied
        return super().get_context_data(**kwargs)

    def save(self, form: Any) -> str:
        """Take the step and go back to the person."""
        self.take(form.cleaned_data)
        messages.success(self.request, str(self.done))
        return reverse("ambassador_detail", args=[self.subject.pk])

    def take(self, data: dict[str, Any]) -> None:
        """Call the service."""
        raise AttributeError(f"{type(self).__name__} lacks take()")


class PauseView(StayView):
    """Note a break somebody told of."""

    form_class = StaffBreakForm
    title = _("Note a break")
    verb = _("Begin the break")
    done = _("The break is noted, and they are told.")

    def take(self, data: dict[str, Any]) -> None:
        """Begin it."""
        services.pause_volunteer(volunteer=self.subject, actor=self.request.user, until=data["until"])


class SuspendView(StayView):
    """Stop somebody at once."""

    form_class = StaffReasonForm
    title = _("Suspend at once")
    verb = _("Suspend and give back every place")
    done = _("Suspended. Every place and task is given back, and the ambassador is told.")

    def take(self, data: dict[str, Any]) -> None:
        """Stop them."""
        services.suspend_volunteer(volunteer=self.subject, actor=self.request.user, **data)


class ReinstateView(StayView):
    """Take a suspension back."""

    form_class = StaffReasonForm
    title = _("Take the suspension back")
    verb = _("Make active again")
    done = _("The ambassador is active again, and is told.")

    def take(self, data: dict[str, Any]) -> None:
        """Take it back."""
        services.reinstate_volunteer(volunteer=self.subject, actor=self.request.user, **data)


class EndView(StayView):
    """Say goodbye."""

    form_class = StaffEndForm
    title = _("End the time as ambassador")
    verb = _("End it and say thank you")
    done = _("It is ended, and the ambassador is told.")

    def take(self, data: dict[str, Any]) -> None:
        """End it."""
        services.end_volunteer(
            volunteer=self.subject,
            actor=self.request.user,
            reason=EndReason(data["reason"]),
            note=data["note"],
        )


class ResumeView(ScopedObjectMixin, View):
    """End a break: one press on the person's page."""

    model = Volunteer
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make active again."""
        try:
            services.resume_volunteer(volunteer=self.subject, actor=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, str(_("The break is over, and they are told.")))
        return redirect("ambassador_detail", pk=self.subject.pk)


_STATES = dict(VolunteerState.choices)
_STEPS = {
    "pause": (_("Note a break"), "ambassador_pause"),
    "reinstate": (_("Take the suspension back"), "ambassador_reinstate"),
    "suspend": (_("Suspend at once"), "ambassador_suspend"),
    "end": (_("End the time as ambassador"), "ambassador_end"),
}


def stay_panel(request: HttpRequest, volunteer: Volunteer) -> Panel | None:
    """On the page of an ambassador: what can happen next, for who handles them."""
    if not may_handle_application(request.user, volunteer):
        return None
    names = [step.name for step in VOLUNTEERS.open_from(volunteer.state)]
    return Panel(
        "volunteers/workspace/stay_panel.html",
        {
            "volunteer": volunteer,
            "may_resume": "resume" in names,
            "steps": [_STEPS[name] for name in names if name in _STEPS],
            "history": [(change, _STATES[change.target]) for change in history_of(volunteer)],
        },
    )
