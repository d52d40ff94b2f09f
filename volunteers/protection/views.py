"""Asking to see a protected name, and answering a colleague who asks."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.errors import NotAllowedError, TryghedError
from core.validators import refuse_cpr
from volunteers.models import Application, Volunteer
from volunteers.naming import name_for
from volunteers.protection.models import Reveal
from volunteers.protection.services import ask_reveal, decide_reveal
from workspace.views import ScopedDetailView, ScopedFormView


class ReasonForm(forms.Form):
    """Why the name is needed."""

    reason = forms.CharField(
        label=_("Why do you need to know who it is?"),
        max_length=1000,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A colleague reads it and decides. The person sees that the name was shown, and when."),
    )


class AskView(ScopedFormView):
    """Ask, with a reason."""

    form_class = ReasonForm
    title = _("Ask to see the name")
    verb = _("Send the request")
    back: str

    def get_queryset(self) -> Any:
        """With what a name needs."""
        return super().get_queryset().with_person()

    def about(self) -> str:
        """The alias."""
        return name_for(self.request.user, self.subject)

    def save(self, form: Any) -> str:
        """Ask and go back."""
        ask_reveal(subject=self.subject, actor=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, str(_("The request is sent. A colleague has to say yes.")))
        return reverse(self.back, args=[self.subject.pk])


class AskAmbassadorView(AskView):
    """From an ambassador's page."""

    model = Volunteer
    back = "ambassador_detail"


class AskApplicationView(AskView):
    """From an application."""

    model = Application
    back = "application_detail"


class DecideView(ScopedDetailView):
    """A colleague's request: yes or no."""

    model = Reveal
    template_name = "volunteers/protection/decide.html"

    def get_queryset(self) -> Any:
        """Those that wait for me; my own and decided ones are 404."""
        return Reveal.objects.to_decide(self.request.user).select_related("asked_by", "person", "district")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer."""
        granted = request.POST.get("answer") == "yes"
        try:
            decide_reveal(reveal=self.subject, actor=request.user, granted=granted)
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, str(_("Your colleague is told.")))
        return redirect("workspace")
