"""`/admin/pages/<id>/del/`: make a link to a draft, copy it, and take it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from core.numbers import number_of
from home.base import BasePage
from home.preview.models import PreviewLink
from home.preview.services import address_of, share, withdraw


def may_share(page: Any, user: Any) -> bool:
    """Whoever may write on the page."""
    return isinstance(page, BasePage) and page.permissions_for_user(user).can_edit()


@require_http_methods(["GET", "POST"])
def share_preview(request: HttpRequest, page_id: int) -> HttpResponse:
    """GET shows the links that work; POST makes one, or takes back the one it names."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_share(page, request.user):
        raise PermissionDenied
    working = PreviewLink.objects.working().filter(page_id=page.pk).order_by("-created_at", "-pk")
    if request.method != "POST":
        links = [(link, address_of(link)) for link in working.select_related("page")]
        return render(request, "home/admin/share_preview.html", {"page": page, "links": links})
    if number := request.POST.get("withdraw"):
        withdraw(link=get_object_or_404(working, pk=number_of(number)), user=request.user)
        messages.success(request, _("The link no longer works."))
    else:
        share(page=page, user=request.user)
        messages.success(request, _("The link is ready. Copy it and send it to your partner."))
    return redirect("share_preview", page.pk)
