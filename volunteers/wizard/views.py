"""The pages of the wizard. They work without JavaScript; nothing is stored before it is sent."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from core.errors import TryghedError
from core.throttle import TooManyError, throttle
from volunteers.errors import AlreadyAppliedError, UnderAgeError
from volunteers.models import Application, Volunteer
from volunteers.services import submit_application
from volunteers.wizard.draft import SLUGS, STEPS, Draft
from volunteers.wizard.summary import summary_of

View = Callable[..., HttpResponse]
SENT_AT_MOST = 5  # an hour: each application and each withdrawal asks staff for a look


@require_safe
def intro(request: HttpRequest) -> HttpResponse:
    """What an ambassador is, how long it takes, and what it doesn't mean."""
    return render(request, "volunteers/wizard/intro.html", {"steps": len(SLUGS)})


def _applicants_only(view: View) -> View:
    """Signed in, and without an application on its way."""

    @login_required
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        applied = Application.objects.open().filter(person=request.user).exists()
        if applied or Volunteer.objects.filter(person=request.user).exists():
            messages.info(request, str(AlreadyAppliedError.message))
            return redirect("min_side")
        return view(request, *args, **kwargs)

    return guarded


@require_http_methods(["GET", "POST"])
@_applicants_only
def step(request: SignedInRequest, slug: str) -> HttpResponse:
    """One question group."""
    if slug not in STEPS:
        raise Http404
    draft = Draft(request.session)
    title, form_class = STEPS[slug]
    form = draft.form(slug)
    if request.method == "POST":
        form = form_class(request.POST)
        if form.is_valid():
            draft.keep(slug, request.POST)
            return redirect(_next(draft, slug))
        if form.has_error("adult", UnderAgeError.code):
            draft.clear()  # of somebody under 18 nothing is kept, an earlier "yes" least of all
    context = {"form": form, "title": title, "slug": slug, **_place(draft, slug)}
    return render(request, f"volunteers/wizard/{slug}.html", context)


def _place(draft: Draft, slug: str) -> dict[str, Any]:
    """Where one is: the number, the bar of a phone, the rail of a wide screen, the way back."""
    number = SLUGS.index(slug)
    return {
        "number": number + 1,
        "total": len(SLUGS),
        "bar": [place <= number for place in range(len(SLUGS))],
        "rail": [
            {
                "number": place,
                "slug": each,
                "title": STEPS[each][0],
                "state": "now" if each == slug else "done" if draft.answered(each) else "later",
            }
            for place, each in enumerate(SLUGS, start=1)
        ],
        "back": SLUGS[number - 1] if number else None,
    }


def _next(draft: Draft, slug: str) -> str:
    """The next step; the summary when all is answered (also after a correction)."""
    if draft.first_missing() is None:
        return _url("oversigt")
    number = SLUGS.index(slug) + 1
    return _url(SLUGS[number] if number < len(SLUGS) else "oversigt")


def _url(slug: str) -> str:
    return reverse("apply_summary") if slug == "oversigt" else reverse("apply_step", args=[slug])


@require_http_methods(["GET", "POST"])
@_applicants_only
def summary(request: SignedInRequest) -> HttpResponse:
    """Everything once more, with a way to correct it; the button sends it."""
    draft = Draft(request.session)
    missing = draft.first_missing()
    if missing:
        return redirect("apply_step", slug=missing)
    if request.method == "POST":
        try:
            throttle("apply", str(request.user.pk), limit=SENT_AT_MOST, seconds=3600)
            submit_application(person=request.user, data=draft.data())
        except TooManyError as error:
            messages.error(request, str(error))
            return redirect("apply_summary")
        except TryghedError as error:
            messages.error(request, str(error))
            return redirect("min_side")
        draft.clear()
        return redirect("apply_thanks")
    return render(request, "volunteers/wizard/summary.html", {"sections": summary_of(draft.data())})


@require_safe
@login_required
def thanks(request: SignedInRequest) -> HttpResponse:
    """The receipt."""
    application = Application.objects.open().filter(person=request.user).select_related("district").first()
    if application is None:
        return redirect("apply")
    title = _("Thank you, %(name)s. We have received your application.") % {"name": request.user.first_name}
    return render(request, "volunteers/wizard/thanks.html", {"application": application, "title": title})
