"""What the links in our letters lead to: a page with a button; only the POST changes something (DOMAIN rule 8)."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.errors import LinkError, LinkExpiredError
from core.links import read_token
from projects.ideas.errors import ClosedForSupportError
from projects.ideas.models import Idea
from projects.ideas.notifications import CONFIRM_PURPOSE, support_purpose
from projects.ideas.services import confirm_idea, support_idea


@require_http_methods(["GET", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The author's address is theirs. Pressing again shows the receipt again."""
    try:
        idea = _idea(CONFIRM_PURPOSE, token, settings.IDEA_CONFIRM_DAYS)
    except (LinkError, Idea.DoesNotExist) as error:
        return _broken(request, error)
    if request.method == "POST":
        return render(request, "ideas/public/confirmed.html", {"idea": confirm_idea(idea=idea)})
    template = "ideas/public/confirmed.html" if idea.confirmed_at else "ideas/public/confirm.html"
    return render(request, template, {"idea": idea})


@require_http_methods(["GET", "POST"])
@never_cache
def support(request: HttpRequest, mark: str, token: str) -> HttpResponse:
    """Support from an address without account. The link opens for that address alone."""
    try:
        idea = _idea(support_purpose(mark), token, settings.LINK_MAX_AGE_DAYS)
    except (LinkError, Idea.DoesNotExist) as error:
        return _broken(request, error)
    if request.method != "POST":
        gone = idea.published_at is None or idea.is_answered
        return render(request, "ideas/public/support.html", {"idea": idea, "gone": gone})
    try:
        counted = support_idea(idea=idea, address_mark=mark)
    except ClosedForSupportError:
        return render(request, "ideas/public/support.html", {"idea": idea, "gone": True}, status=409)
    return render(request, "ideas/public/supported.html", {"idea": idea, "counted": counted})


def _idea(purpose: str, token: str, days: int) -> Idea:
    pk = read_token(purpose, token, timedelta(days=days))
    return Idea.objects.with_place().get(pk=pk)


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    expired = isinstance(error, LinkExpiredError)
    context = {"expired": expired}
    return render(request, "ideas/public/link_broken.html", context, status=410 if expired else 404)
