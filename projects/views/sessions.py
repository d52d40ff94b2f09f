"""Sessions in the workspace: new ones and series, changes, calling off."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.dates import span_text
from core.holidays import holiday_name
from projects import session_services as services
from projects.models import Initiative, Project, Session
from projects.session_forms import CancelForm, ChangeSessionForm, ExtendForm, NewSessionForm
from projects.views.workspace import ProjectFormView


class SessionCreateView(ProjectFormView):
    """A new session of an initiative, or a series of them."""

    model = Initiative
    form_class = NewSessionForm
    template_name = "projects/workspace/session_form.html"
    title = _("New session")
    verb = _("Add session")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Roles decide the seat fields."""
        return {
            "roles": list(self.subject.roles.all()),
            "default_postal_code": self.subject.project.postal_code_id,
        }

    def save(self, form: Any) -> str:
        """Create it, or all of them, and go back to the initiative."""
        data, repeat = form.session(), form.cleaned_data["repeat"]
        if repeat:
            made = services.add_series(
                initiative=self.subject,
                actor=self.request.user,
                data=data,
                repeat=repeat,
                last=form.cleaned_data["last_day"],
                skip=form.skip(),
            )
        else:
            made = [services.add_one(initiative=self.subject, data=data)]
        said = ngettext("The session is added.", "%(number)s sessions are added.", len(made))
        messages.success(self.request, said % {"number": len(made)})
        return reverse("initiative_detail", args=[self.subject.pk])


class SessionFormView(ProjectFormView):
    """A form about one session."""

    model = Session

    def project(self) -> Project:
        """The session's."""
        project: Project = self.subject.initiative.project
        return project

    def about(self) -> str:
        """The initiative, and when."""
        when = span_text(self.subject.starts_at, self.subject.ends_at)
        return f"{self.subject.initiative.title} · {when}"

    def back(self) -> str:
        """The initiative."""
        return reverse("initiative_detail", args=[self.subject.initiative_id])


class SessionChangeView(SessionFormView):
    """Another time, place, number of seats or way of signing up."""

    form_class = ChangeSessionForm
    template_name = "projects/workspace/session_form.html"
    title = _("Change the session")
    verb = _("Save and tell those signed up")

    def get_form_kwargs(self) -> dict[str, Any]:
        """What it is today."""
        return {"session": self.subject, "roles": list(self.subject.initiative.roles.all())}

    def save(self, form: Any) -> str:
        """Change it, or it and those that follow."""
        changed = services.change_session(
            session=self.subject,
            actor=self.request.user,
            data=form.session(),
            following=form.following,
            seen=form.cleaned_data["seen"],
        )
        said = ngettext("The session is changed.", "%(number)s sessions are changed.", len(changed))
        messages.success(self.request, said % {"number": len(changed)})
        return self.back()


class SeriesExtendView(SessionFormView):
    """More days of a series."""

    form_class = ExtendForm
    title = _("Add days to the series")
    verb = _("Add sessions")

    def get_queryset(self) -> Any:
        """One that belongs to a series; any of it will do."""
        return super().get_queryset().exclude(series=None).select_related("series__initiative")

    def save(self, form: Any) -> str:
        """Add them, and go back to the initiative."""
        series = self.subject.series
        made = services.extend_series(
            series=series,
            actor=self.request.user,
            last=form.cleaned_data["last_day"],
            skip=holiday_name if series.skip_holidays else None,
        )
        said = ngettext("The session is added.", "%(number)s sessions are added.", len(made))
        messages.success(self.request, said % {"number": len(made)})
        return self.back()


class SessionCancelView(SessionFormView):
    """Call a session off, or it and those that follow."""

    form_class = CancelForm
    title = _("Call off the session")
    verb = _("Call off and tell those signed up")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whether there are others like it."""
        return {"in_series": self.subject.series_id is not None}

    def save(self, form: Any) -> str:
        """Cancel and go back to the initiative."""
        services.cancel_session(
            session=self.subject, actor=self.request.user, reason=form.sentence(), following=form.following
        )
        messages.success(self.request, _("The session is called off. Those who had signed up are told."))
        return self.back()
