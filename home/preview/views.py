"""`/kladde/<token>/`: what a partner sees of a draft. Opening it changes nothing (DOMAIN rule 8)."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from core.errors import LinkError, LinkExpiredError
from home.preview.services import draft_behind


@require_safe
def partner_preview(request: HttpRequest, token: str) -> HttpResponse:
    """The draft as readers would get it, under a banner; for whoever has the link, and for nobody's account."""
    try:
        page = draft_behind(token)
    except LinkExpiredError:
        return _kept_nowhere(render(request, "home/preview/gone.html", status=410))
    except LinkError:
        raise Http404 from None
    if page is None:
        raise Http404
    request.user = AnonymousUser()  # everybody with the link sees the same
    request.shows_draft = True  # type: ignore[attr-defined]
    return _kept_nowhere(page.serve_preview(request, page.default_preview_mode))


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)  # private, no-store
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
