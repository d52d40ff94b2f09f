"""Applications and ambassadors in the workspace."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.access import log_opened
from accounts.enums import Purpose
from accounts.history import history_of
from accounts.scope import scope_of
from core.errors import NotAllowedError, TryghedError
from core.registries import application_desk_panels, person_desk_panels, render_panels
from core.vocabulary import WORDS
from volunteers import services
from volunteers.desk_lists import APPLICATIONS_LIST
from volunteers.enums import APPLICATIONS, STAFF_VERBS, ApplicationState
from volunteers.models import Application, Volunteer
from volunteers.naming import name_for, sees_name
from volunteers.permissions import may_screen
from volunteers.progress import progress_of
from volunteers.screening.shown import shown_to
from workspace.lists.views.listing import DeskListView
from workspace.purpose import AsksPurpose
from workspace.views import ScopedDetailView, ScopedFormView


class ApplicationListView(DeskListView):
    """Applications, and the other ways in."""

    template_name = "volunteers/workspace/applications.html"
    desk = APPLICATIONS_LIST

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who may close and open the district says so here."""
        may_close = bool(scope_of(self.request.user).coordinator)
        return super().get_context_data(may_close=may_close, **kwargs)


class PersonView(ScopedDetailView):
    """A page about one person: opening it is noted (DOMAIN rule 4)."""

    purpose: Purpose

    def get_queryset(self) -> Any:
        """With what the page shows."""
        return super().get_queryset().with_person()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Opening it is noted; the person reads when and why."""
        log_opened(
            actor=request.user,
            person=self.subject.person,
            purpose=self.purpose,
            district_id=self.subject.district_id,
        )
        return super().get(request, *args, **kwargs)


class ApplicationView(PersonView):
    """One application: where it is, what is next, and who it is."""

    model = Application
    purpose = Purpose.APPLICATION
    template_name = "volunteers/workspace/application.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Steps, screenings as far as the reader may see them, history."""
        user, application = self.request.user, self.subject
        steps = [step for step in APPLICATIONS.open_from(application.state) if step.name in STAFF_VERBS]
        return super().get_context_data(
            name=name_for(user, application),
            sees_name=sees_name(user, application),
            progress=progress_of(application),
            steps=[(step.name, STAFF_VERBS[step.name]) for step in steps],
            may_reject=bool(APPLICATIONS.open_from(application.state)),
            may_screen=may_screen(user, application) and application.state != ApplicationState.INTEREST,
            screenings=shown_to(
                application.screenings.select_related("assessed_by"), full=may_screen(user, application)
            ),
            signature=application.person.signatures.standing().order_by("-signed_at").first(),
            history=[
                (change, _actor_name(user, application, change.actor)) for change in history_of(application)
            ],
            states=ApplicationState.choices,
            panels=render_panels(application_desk_panels, self.request, application),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a step, or take the application over."""
        name = request.POST.get("step", "")
        try:
            if name == "take_over":
                services.take_over(application=self.subject, actor=request.user)
                messages.success(request, _("The application is yours. The applicant can see that."))
            elif name in STAFF_VERBS:
                services.move_application(application=self.subject, name=name, actor=request.user)
                messages.success(request, _("Done. The applicant is told."))
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        return redirect("application_detail", pk=self.subject.pk)


def _actor_name(user: Any, application: Application, actor: Any | None) -> str:
    """Who took a step: staff by first name, the applicant as the reader may know them."""
    if actor is None:
        return ""
    return name_for(user, application) if actor.pk == application.person_id else str(actor.first_name)


class ApplicationFormView(ScopedFormView):
    """A form about one application."""

    model = Application

    def get_queryset(self) -> Any:
        """With what a name needs."""
        return super().get_queryset().with_person()

    def about(self) -> str:
        """The applicant, as the reader may know them."""
        return name_for(self.request.user, self.subject)


class VolunteerView(AsksPurpose, PersonView):
    """One ambassador."""

    model = Volunteer
    purpose = Purpose.PROFILE
    template_name = "volunteers/workspace/ambassador.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name and contact only for who may see them."""
        user = self.request.user
        profile = getattr(self.subject.person, "profile", None)
        words = profile.words.order_by("kind", "key") if profile else []
        return super().get_context_data(
            name=name_for(user, self.subject),
            sees_name=sees_name(user, self.subject),
            profile=profile,
            words=[WORDS[word.kind](word.key).label for word in words],
            panels=render_panels(person_desk_panels, self.request, self.subject),
            **kwargs,
        )
