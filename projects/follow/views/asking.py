"""`/foelg/`: choosing what to follow, saying how, and confirming it."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import LinkError, LinkExpiredError
from core.throttle import TooManyError, throttle
from home.languages import reading_language
from projects.follow import links, services
from projects.follow.forms import AreaForm, ObjectiveForm, follow_form
from projects.follow.letters import pace_sentence
from projects.follow.models import Follow
from projects.follow.readable import may_read_about
from projects.follow.targets import Target, target_from, target_of

HOUR, DAY = 3600, 24 * 3600
FROM_ONE_PLACE = 30  # an hour: a library's readers share an address on the net
TO_ONE_ADDRESS = 5  # a day: nobody can fill another's mailbox


@require_http_methods(["GET", "POST"])
@never_cache
def follow(request: HttpRequest) -> HttpResponse:
    """Without a target the ways to choose one; with one, how to be told."""
    target = target_from(request.GET, request.user)
    if target is None:
        return _choose(request)
    form = follow_form(request.user, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            return _start(request, target, form.cleaned_data)
        except TooManyError as error:
            form.add_error(None, str(error))
            status = 429
    context = {"target": target, "form": form, "project": target.project}
    return render(request, "projects/follow/follow.html", context, status=status)


def _choose(request: HttpRequest) -> HttpResponse:
    """What was asked for isn't there, or nothing was: the three ways."""
    asked = any(request.GET.get(name) for name in ("projekt", "postnummer", "maal"))
    area = AreaForm(request.GET if "postnummer" in request.GET else None)
    if area.is_bound and not area.errors:
        area.add_error(
            "postnummer", _("We don't know that postal code. Write four digits, for example 5000.")
        )
    status = 404 if asked and not area.is_bound else 200
    context = {"area": area, "objective": ObjectiveForm(), "gone": status == 404}
    return render(request, "projects/follow/choose.html", context, status=status)


def _start(request: HttpRequest, target: Target, chosen: dict[str, Any]) -> HttpResponse:
    if request.user.is_authenticated:
        services.follow_as(person=request.user, target=target, pace=chosen["pace"])
        messages.success(request, _("You now follow “%(name)s”.") % {"name": target.name})
        return redirect("min_side")
    email = chosen["email"].strip().lower()
    throttle("follow-from", get_adapter().get_client_ip(request), limit=FROM_ONE_PLACE, seconds=HOUR)
    throttle("follow-to", email, limit=TO_ONE_ADDRESS, seconds=DAY)
    services.ask_to_follow(email=email, target=target, pace=chosen["pace"], language=reading_language())
    return redirect("follow_sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Look in the mail: the same for every address."""
    return render(request, "projects/follow/sent.html", {"days": links.CONFIRM_AGE.days})


@require_http_methods(["GET", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what is to be followed and a button; only the POST confirms."""
    try:
        pk = links.read_confirm(token)
        found = Follow.objects.with_names().get(pk=pk)
        if not may_read_about(found):
            raise Follow.DoesNotExist
        if request.method == "POST":
            found = services.confirm(follow_id=pk)
    except (LinkError, Follow.DoesNotExist) as error:
        return broken(request, expired=isinstance(error, LinkExpiredError))
    context = {"follow": found, "target": target_of(found), "when": pace_sentence(found.pace)}
    if not found.confirmed_at:
        return render(request, "projects/follow/confirm.html", context)
    context["manage_url"] = links.manage_url(found)
    return render(request, "projects/follow/receipt.html", context)


def broken(request: HttpRequest, *, expired: bool) -> HttpResponse:
    """A link that doesn't lead anywhere any more, and a way on."""
    status = 410 if expired else 404
    return render(request, "projects/follow/link_broken.html", {"expired": expired}, status=status)
