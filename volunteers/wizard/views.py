"""The pages of the wizard. They work without JavaScript; answers are kept with the person between the steps."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from core.errors import TryghedError
from core.throttle import TooManyError, throttle
from volunteers.entry.invited import forget_invitation, invitation_of
from volunteers.entry.services import finish_invitation, origin_of
from volunteers.errors import AlreadyAppliedError, UnderAgeError
from volunteers.minors.errors import NoTaskHereError
from volunteers.models import Application
from volunteers.services import submit_application
from volunteers.services.apply import is_ambassador
from volunteers.wizard.draft import SLUGS, STEPS, Draft
from volunteers.wizard.summary import summary_of
from volunteers.wizard.typed import forget_typed, keep_typed, mark_of, take_typed

View = Callable[..., HttpResponse]
SENT_AT_MOST = 5  # an hour: each application and each withdrawal asks staff for a look


@require_safe
def intro(request: HttpRequest) -> HttpResponse:
    """What an ambassador is, how long it takes, and what it doesn't mean."""
    draft = Draft(request.user) if request.user.is_authenticated else None
    begun = draft is not None and draft.answered(SLUGS[0])
    context = {
        "steps": len(SLUGS),
        "days": settings.RETENTION_DRAFT_DAYS,
        "go_on": where_it_stopped(draft) if draft and begun else None,
    }
    return render(request, "volunteers/wizard/intro.html", context)


def where_it_stopped(draft: Draft) -> dict[str, Any]:
    """The step somebody is to go on with: its number, its name and its address."""
    slug = draft.first_missing() or "oversigt"
    number = draft.slugs.index(slug) + 1 if slug in STEPS else len(draft.slugs)
    title = STEPS[slug][0] if slug in STEPS else _("Check your answers")
    return {"number": number, "total": len(draft.slugs), "title": title, "url": _url(slug)}


def _applicants_only(view: View) -> View:
    """Signed in, and without an application on its way. An interest is none yet: it becomes one here."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.method == "POST" and kwargs.get("slug") in STEPS:
                keep_typed(request.session, kwargs["slug"], request.POST)
            return redirect_to_login(request.get_full_path())
        if Application.objects.open().filter(person=request.user).exists() or is_ambassador(request.user):
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
    draft = Draft(request.user, invitation_of(request))
    if slug not in draft.slugs:
        return redirect("apply_step", slug=draft.slugs[0])
    if request.method == "POST":
        form = draft.filled(slug, request.POST)
        too_young = form.is_valid() and draft.is_too_young(slug, form)
        if too_young:
            form.add_error(None, str(NoTaskHereError.message))
        if form.is_valid():
            draft.keep(slug, form, request.POST)
            forget_typed(request.session)
            closed = slug == "hvor" and draft.pause()
            return redirect(_closed_url(draft) if closed else _next(draft, slug))
        if too_young or form.has_error("adult", UnderAgeError.code):
            draft.clear()  # of somebody under 18 nothing is kept, an earlier "yes" least of all
    else:
        late = take_typed(request.session, request.user.pk, slug)
        if late is not None:
            messages.info(request, _("You were logged out meanwhile. What you wrote is still here."))
        form = late or draft.form(slug)
    context = {
        "form": form,
        "title": STEPS[slug][0],
        "slug": slug,
        "who": mark_of(request.user.pk),
        "days": settings.RETENTION_DRAFT_DAYS,
        **_place(draft, slug),
    }
    return render(request, f"volunteers/wizard/{slug}.html", context)


def _place(draft: Draft, slug: str) -> dict[str, Any]:
    """Where one is: the number, the bar of a phone, the rail of a wide screen, the way back."""
    slugs = draft.slugs
    number = slugs.index(slug) if slug in slugs else 0
    return {
        "number": number + 1,
        "total": len(slugs),
        "bar": [place <= number for place in range(len(slugs))],
        "rail": [
            {
                "number": place,
                "slug": each,
                "title": STEPS[each][0],
                "state": "now" if each == slug else "done" if draft.answered(each) else "later",
            }
            for place, each in enumerate(slugs, start=1)
        ],
        "back": slugs[number - 1] if number else None,
    }


def _next(draft: Draft, slug: str) -> str:
    """The next step; the summary when all is answered (also after a correction)."""
    slugs = draft.slugs
    following = slugs.index(slug) + 1
    last = draft.first_missing() is None or following == len(slugs)
    return _url("oversigt" if last else slugs[following])


def _url(slug: str) -> str:
    return reverse("apply_summary") if slug == "oversigt" else reverse("apply_step", args=[slug])


def _closed_url(draft: Draft) -> str:
    form = draft.form("hvor")
    form.is_valid()
    return reverse("intake_closed", args=[draft.district(form).pk])


@require_http_methods(["GET", "POST"])
@_applicants_only
def summary(request: SignedInRequest) -> HttpResponse:
    """Everything once more, with a way to correct it; the button sends it."""
    draft = Draft(request.user, invitation_of(request))
    missing = draft.first_missing()
    if missing:
        return redirect("apply_step", slug=missing)
    if draft.pause():
        return redirect(_closed_url(draft))
    if request.method == "POST":
        return _send(request, draft)
    return render(request, "volunteers/wizard/summary.html", {"sections": summary_of(draft.data())})


def _send(request: SignedInRequest, draft: Draft) -> HttpResponse:
    data = draft.data()
    try:
        throttle("apply", str(request.user.pk), limit=SENT_AT_MOST, seconds=3600)
        origin = origin_of(draft.invitation, data.home.district.pk)
        submit_application(person=request.user, data=data, origin=origin)
    except TooManyError as error:
        messages.error(request, str(error))
        return redirect("apply_summary")
    except TryghedError as error:
        messages.error(request, str(error))
        return redirect("min_side")
    if draft.invitation is not None:
        finish_invitation(invitation=draft.invitation)
    forget_invitation(request)
    draft.clear()
    return redirect("apply_thanks")


@require_safe
@login_required
def thanks(request: SignedInRequest) -> HttpResponse:
    """The receipt."""
    application = Application.objects.open().filter(person=request.user).select_related("district").first()
    if application is None:
        return redirect("apply")
    title = _("Thank you, %(name)s. We have received your application.") % {"name": request.user.first_name}
    return render(request, "volunteers/wizard/thanks.html", {"application": application, "title": title})
