"""`/vaerge/…` (the guardian), `/min-side/vaerge/`, and the guardian's answer written down in the workspace."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import LinkError, LinkExpiredError
from core.links import read_token
from volunteers.minors import services
from volunteers.minors.errors import GuardianAnsweredError
from volunteers.minors.forms import NO, YES, AnswerForm, GuardianForm
from volunteers.minors.letters import ASK, WITHDRAW
from volunteers.minors.models import Guardian
from volunteers.models import Application, Volunteer
from volunteers.naming import name_for, sees_name
from volunteers.views.own import OwnFormView
from workspace.views import ScopedFormView

YES_LASTS = timedelta(days=4 * 366)  # from 15 to 18 at the longest; at 18 the guardian's row falls


@require_http_methods(["GET", "POST"])
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Yes or no by a button; opening the link changes nothing (DOMAIN rule 8)."""
    return _by_link(request, ASK, token, timedelta(days=settings.GUARDIAN_LINK_DAYS), "minors/answer.html")


@require_http_methods(["GET", "POST"])
@never_cache
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Take a yes back by a button."""
    return _by_link(request, WITHDRAW, token, YES_LASTS, "minors/withdraw.html", only=NO)


_ANSWERS: dict[str, Callable[..., Guardian]] = {YES: services.say_yes, NO: services.say_no}


def _by_link(
    request: HttpRequest, purpose: str, token: str, max_age: timedelta, page: str, only: str = ""
) -> HttpResponse:
    try:
        pk = read_token(purpose, token, max_age)
        guardian = Guardian.objects.select_related("person").get(pk=pk)
    except (LinkError, Guardian.DoesNotExist) as error:
        expired = not isinstance(error, LinkError) or isinstance(error, LinkExpiredError)
        broken = "entry/public/link_broken.html"
        return render(request, broken, {"expired": expired}, status=410 if expired else 404)
    choice = request.POST.get("answer", "")
    if choice in _ANSWERS and only in {"", choice}:
        with suppress(GuardianAnsweredError):  # a yes after a no: the page says whom to call
            _ANSWERS[choice](guardian=guardian)
        return redirect(request.path)
    return render(request, page, {"guardian": guardian, "name": guardian.person.first_name})


class OwnGuardianView(OwnFormView):
    """Ask the guardian once more, or somebody else, as long as there is no answer."""

    form_class = GuardianForm
    title = _("Your guardian")
    lead = _("We ask your guardian again when you send this. Is the address wrong? Then correct it here.")
    verb = _("Ask my guardian")
    done = _("We have asked your guardian.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for who has no guardian to wait for."""
        if request.user.is_authenticated:
            self.guardian = Guardian.objects.waiting().filter(person=request.user).first()
            if self.guardian is None:
                raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[assignment]
        return response

    def initial(self) -> dict[str, Any]:
        """As told."""
        guardian = self.guardian
        if guardian is None:
            return {}
        return {
            "guardian_name": guardian.name,
            "guardian_email": guardian.email,
            "guardian_phone": str(guardian.phone),
        }

    def form_kwargs(self) -> dict[str, Any]:
        """One's own address won't do."""
        return {"own_email": self.request.user.email or ""}

    def save(self, form: Any) -> None:
        """Ask."""
        services.ask_guardian(person=self.request.user, data=form.guardian())


class GuardianAnswerView(ScopedFormView):
    """What the guardian said on the phone."""

    model = Guardian
    form_class = AnswerForm
    title = _("The guardian's answer")
    verb = _("Save the answer")

    @property
    def young(self) -> Application | Volunteer:
        """The young person as an applicant or ambassador; 404 for who doesn't handle them or may not see the name."""
        user = self.request.user
        found = services.subject_of(self.subject)
        if found is None or not services.may_answer_for(user, self.subject) or not sees_name(user, found):
            raise Http404
        return found

    def about(self) -> str:
        """Whom it is about, and whom to call."""
        guardian = self.subject
        contact = " · ".join(filter(None, [guardian.name, str(guardian.phone), guardian.email]))
        return f"{name_for(self.request.user, self.young)}: {contact}"

    def save(self, form: Any) -> str:
        """Write it down."""
        young = self.young
        act = _ANSWERS[form.cleaned_data["answer"]]
        act(guardian=self.subject, actor=self.request.user)
        messages.success(self.request, _("The answer is saved. The young person is told."))
        kind = "ambassador_detail" if isinstance(young, Volunteer) else "application_detail"
        return reverse(kind, args=[young.pk])
