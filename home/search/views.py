"""`/soeg/` and what it suggests while somebody types."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core import danish
from home.search.finding import MOST_FOUND, find
from home.search.hits import hits_of
from home.search.suggesting import KEPT, suggestions

PAGE_SIZE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What has the words of `q`, page by page. Anything may stand in the address."""
    text = _text(request)
    found = find(text) if text else []
    asked_page = request.GET.get("side", "")
    page = Paginator(found, PAGE_SIZE).get_page(asked_page)
    context = {
        "q": text,
        "asked": bool(text),
        "has_words": bool(danish.query_words(text)),
        "cut": len(request.GET.get("q", "").strip()) > danish.LONGEST_QUERY,
        "capped": len(found) >= MOST_FOUND,
        "beyond": asked_page.isdecimal() and int(asked_page[:9]) > page.number,
        "page_obj": page,
        "hits": hits_of(list(page.object_list), request),
    }
    return render(request, "home/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions as JSON, with the sentence that a screen reader says about them."""
    found = suggestions(_text(request), request)
    status = ngettext("%(count)s suggestion", "%(count)s suggestions", len(found)) % {"count": len(found)}
    response = JsonResponse({"suggestions": found, "status": status})
    patch_cache_control(response, public=True, max_age=KEPT)
    return response


def _text(request: HttpRequest) -> str:
    """What is asked for, without the characters that no database stores."""
    return danish.bounded(request.GET.get("q", "").replace("\0", " ").strip()).strip()
