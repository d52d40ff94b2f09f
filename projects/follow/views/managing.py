"""Seeing, changing and stopping what one follows: by link without an account, else on Min side."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.errors import LinkError, LinkExpiredError
from core.numbers import number_of
from projects.follow import links, services
from projects.follow.models import Follow, Mailbox, Pace
from projects.follow.panels import rows_of
from projects.follow.targets import target_of
from projects.follow.views.asking import broken


@csrf_exempt  # a mail program presses for the reader, without cookies (RFC 8058); the link is the proof
@require_http_methods(["GET", "POST"])
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what stops and a button; the POST stops it and answers 200, however often it comes."""
    try:
        follows = links.read_stop(token)
    except LinkError as error:
        return broken(request, expired=isinstance(error, LinkExpiredError))
    if request.method == "POST":
        services.stop(follows=follows)
    return render(request, "projects/follow/stop.html", {"rows": rows_of(follows)})


@require_http_methods(["GET", "POST"])
@never_cache
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """Everything an address follows."""
    try:
        mailbox = Mailbox.objects.get(pk=links.read_manage(token))
    except (LinkError, Mailbox.DoesNotExist) as error:
        if isinstance(error, Mailbox.DoesNotExist):  # everything was stopped, perhaps a moment ago
            return render(request, "projects/follow/stop.html", {"rows": []})
        return broken(request, expired=isinstance(error, LinkExpiredError))
    follows = mailbox.follows.listening()
    if request.method == "POST":
        _change(request, follows)
        return redirect("follow_manage", token)
    return render(request, "projects/follow/manage.html", {"rows": rows_of(follows), "mailbox": mailbox})


@require_http_methods(["GET", "POST"])
@login_required
def change_own(request: HttpRequest) -> HttpResponse:
    """The same from Min side; back from signing in again, one presses once more."""
    if request.method == "POST":
        _change(request, Follow.objects.filter(person=request.user.pk))
    return redirect("min_side")


def _change(request: HttpRequest, follows: Any) -> None:
    """What the pressed button says, within the receiver's own follows."""
    if "stop_all" in request.POST:
        services.stop(follows=follows)
        messages.success(request, _("You follow nothing any more."))
        return
    found = follows.with_names().filter(pk=number_of(request.POST.get("follow", ""))).first()
    if found is None:
        return
    name = target_of(found).name
    if "stop" in request.POST:
        services.stop(follows=follows.filter(pk=found.pk))
        messages.success(request, _("You no longer follow “%(name)s”.") % {"name": name})
    elif request.POST.get("pace") in Pace.values:
        services.change_pace(follow=found, pace=request.POST["pace"])
        messages.success(request, _("It is changed for “%(name)s”.") % {"name": name})
