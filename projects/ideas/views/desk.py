"""Ideas in the workspace: read, consider, answer, show to everybody, write to the author."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import log_opened
from accounts.enums import Purpose
from accounts.history import history_of
from core.errors import NotAllowedError, TransitionError, TryghedError
from projects.ideas import services
from projects.ideas.enums import IDEAS
from projects.ideas.filters import DeskIdeaFilter
from projects.ideas.forms_staff import (
    DeclineForm,
    ExistingProjectForm,
    NewInitiativeForm,
    NewProjectForm,
    PublishForm,
    ReplyForm,
)
from projects.ideas.models import Idea
from projects.ideas.notifications import address_of
from projects.ideas.permissions import may_answer_idea
from projects.ideas.tables import IdeaTable
from workspace.views import ScopedDetailView, ScopedFormView, ScopedListView

EVENTS = {
    "receive": _("Received"),
    "consider": _("Being considered"),
    "adopt": _("Adopted"),
    "decline": _("Declined"),
    "publish": _("Shown to everybody"),
    "hide": _("Taken off the public pages"),
}


class IdeaListView(ScopedListView):
    """The district's ideas; without a choice those that wait for an answer."""

    model = Idea
    table_class = IdeaTable
    filterset_class = DeskIdeaFilter
    title = _("Ideas")
    empty_text = _("No ideas suit your choices.")

    def get_queryset(self) -> Any:
        """With what the list shows."""
        return super().get_queryset().with_place().with_support().order_by("due_on", "pk")


class IdeaDeskView(ScopedDetailView):
    """One idea in the author's words, with what may happen to it. The author stays unknown."""

    model = Idea
    template_name = "ideas/desk/idea.html"

    def get_queryset(self) -> Any:
        """With what the page shows."""
        rows = super().get_queryset().with_place().with_support()
        return rows.select_related("author", "project", "initiative")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Opening what a person wrote is noted; the person reads when and why (DOMAIN rule 4)."""
        if self.subject.author is not None:
            log_opened(
                actor=request.user,
                person=self.subject.author,
                purpose=Purpose.IDEA,
                district_id=self.subject.district_id,
            )
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is open, history, what was written to the author."""
        idea, may_answer = self.subject, may_answer_idea(self.request.user, self.subject)
        return super().get_context_data(
            may_answer=may_answer,
            steps={step.name for step in IDEAS.open_from(idea.state)} if may_answer else set(),
            reachable=bool(address_of(idea)),
            replies=list(idea.replies.select_related("writer")),
            history=[
                (change, EVENTS.get(change.transition, change.transition), self._who(change.actor))
                for change in history_of(idea)
            ],
            **kwargs,
        )

    def _who(self, actor: Any | None) -> str:
        """Staff by first name; the author by no name."""
        return "" if actor is None or actor.pk == self.subject.author_id else str(actor.first_name)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Start considering it, or take it off the public pages."""
        step = request.POST.get("step", "")
        try:
            if step == "consider":
                services.consider_idea(idea=self.subject, actor=request.user)
                messages.success(request, _("You are considering the idea. The author is told."))
            elif step == "hide":
                services.hide_idea(idea=self.subject, actor=request.user)
                messages.success(request, _("The idea is no longer shown to everybody."))
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        return redirect("idea_desk_detail", pk=self.subject.pk)


class _IdeaFormView(ScopedFormView):
    """A form for those alone who may answer the idea; `step` is the transition it makes, if any."""

    model = Idea
    step = ""
    done: Any = ""

    def get_queryset(self) -> Any:
        """With what the forms need."""
        return super().get_queryset().with_place()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """403 before anything is typed; back to the idea when the step isn't open."""
        self._check()
        if self.step and self.step not in {each.name for each in IDEAS.open_from(self.subject.state)}:
            messages.error(request, str(TransitionError.message))
            return redirect(self._home())
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """403 for who may not answer; the services guard the change itself."""
        self._check()
        return super().post(request, *args, **kwargs)

    def _check(self) -> None:
        if not may_answer_idea(self.request.user, self.subject):
            raise PermissionDenied

    def _home(self) -> str:
        return reverse("idea_desk_detail", args=[self.subject.pk])

    def save(self, form: Any) -> str:
        """Change it and go back to the idea."""
        self.change(form)
        messages.success(self.request, self.done)
        return self._home()

    def change(self, form: Any) -> None:
        """Call the service."""
        raise AttributeError(f"{type(self).__name__} lacks change()")


class DeclineView(_IdeaFormView):
    """Say no, with the reason and what instead."""

    form_class = DeclineForm
    step = "decline"
    title = _("Say no to the idea")
    verb = _("Say no and tell the author")
    done = _("The author is told and can read the reason.")

    def change(self, form: Any) -> None:
        """Decline."""
        services.decline_idea(idea=self.subject, actor=self.request.user, **form.cleaned_data)


class _AdoptView(_IdeaFormView):
    """Say yes; the three ways differ in what the idea becomes."""

    step = "adopt"
    verb = _("Say yes and tell the author")
    done = _("The idea is adopted. The author is told.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """What to choose among."""
        return {"idea": self.subject, "user": self.request.user}


class AdoptNewProjectView(_AdoptView):
    """It becomes a project of its own."""

    form_class = NewProjectForm
    title = _("Make a new project of the idea")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The idea gives the title."""
        return {"idea": self.subject}

    def change(self, form: Any) -> None:
        """Adopt."""
        services.adopt_as_new_project(idea=self.subject, actor=self.request.user, **form.cleaned_data)


class AdoptNewInitiativeView(_AdoptView):
    """It becomes an initiative of a project."""

    form_class = NewInitiativeForm
    title = _("Make an initiative of the idea")

    def change(self, form: Any) -> None:
        """Adopt."""
        services.adopt_as_new_initiative(
            idea=self.subject,
            actor=self.request.user,
            project=form.cleaned_data["project"],
            values=form.values(),
            answer=form.cleaned_data["answer"],
        )


class AdoptIntoProjectView(_AdoptView):
    """A project that is there already takes it in."""

    form_class = ExistingProjectForm
    title = _("Let a project take the idea in")

    def change(self, form: Any) -> None:
        """Adopt."""
        services.adopt_into_project(idea=self.subject, actor=self.request.user, **form.cleaned_data)


class PublishView(_IdeaFormView):
    """Show it to everybody, in words without people; or correct those words."""

    form_class = PublishForm
    title = _("Show the idea to everybody")
    verb = _("Show it")
    done = _("Everybody can read the idea now.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The words so far."""
        return {"idea": self.subject}

    def change(self, form: Any) -> None:
        """Publish."""
        words = {name: form.cleaned_data[name] for name in ("title", "text", "place")}
        services.publish_idea(idea=self.subject, actor=self.request.user, **words)


class ReplyView(_IdeaFormView):
    """Write to the author without seeing the address."""

    form_class = ReplyForm
    title = _("Write to the author")
    verb = _("Send the letter")
    done = _("The letter is on its way.")

    def change(self, form: Any) -> None:
        """Send."""
        services.reply_to_author(idea=self.subject, actor=self.request.user, text=form.cleaned_data["text"])
