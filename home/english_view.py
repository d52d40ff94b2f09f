"""`/admin/pages/<id>/english/`: a page's English version, made the first time somebody asks for it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.base import BasePage
from home.languages import ENGLISH, english_of, language_of, make_english


def may_make_english(page: Any, user: Any) -> bool:
    """Editors of the branch, for Danish pages that may have an English version."""
    return (
        isinstance(page, BasePage)
        and page.has_english
        and language_of(page) != ENGLISH
        and page.permissions_for_user(user).can_edit()
    )


def write_english(request: HttpRequest, page_id: int) -> HttpResponse:
    """Asks first (GET changes nothing); POST makes the draft and opens it. An existing version is opened at once."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_make_english(page, request.user):
        raise PermissionDenied
    english = english_of(page)
    if english is None and request.method != "POST":
        return render(request, "home/admin/write_english.html", {"page": page})
    if english is None:
        english = make_english(page, request.user)
        messages.success(request, _("Here is the Danish text. Translate it and send it for approval."))
    return redirect("wagtailadmin_pages:edit", english.pk)
