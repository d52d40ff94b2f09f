"""`/opgaver/rolle/<pk>/`: a role, also without dates, and saying what one would like to be asked about."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coordination.selectors import places_of_roles
from coordination.wishes.enums import About, HowLong
from coordination.wishes.forms import NoForm
from coordination.wishes.models import TaskWish
from coordination.wishes.services import express_interest, say_no, take_back
from core.errors import TryghedError
from core.registries import render_panels, role_panels
from core.requirements import in_words
from projects.models import Role


def _role(request: HttpRequest, pk: int) -> Role:
    rows = Role.objects.open_to(request.user).select_related("initiative__project__district")
    return get_object_or_404(rows, pk=pk)


@require_safe
def role_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What one does, what it takes, and the dates there are."""
    role = _role(request, pk)
    context = {
        "role": role,
        "needs": in_words(role.requirements.all()),
        "places": places_of_roles([role], request.user).get(role.pk, []),
        "panels": render_panels(role_panels, request, role),
    }
    return render(request, "coordination/wishes/role.html", context)


def _do(request: HttpRequest, act: Callable[[], Any], text: str) -> None:
    try:
        act()
    except TryghedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, text)


@require_http_methods(["GET", "POST"])
@login_required
def hear_more(request: HttpRequest, pk: int) -> HttpResponse:
    """Would like to hear more; back from signing in, one presses again."""
    role = _role(request, pk)
    if request.method == "POST":
        thanks = _("Thank you. The coordinator can see that you would like to hear more.")
        _do(request, lambda: express_interest(person=request.user, role=role), thanks)
    return redirect("role", pk=role.pk)


@require_http_methods(["GET", "POST"])
@login_required
def no_thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """Doesn't want to be asked."""
    role, form = _role(request, pk), NoForm(request.POST or None)
    if form.is_valid():
        about, how_long = About(form.cleaned_data["about"]), HowLong(form.cleaned_data["how_long"])
        text = _("That is quite all right. We don't ask you about it. You can take it back on Min side.")
        _do(request, lambda: say_no(person=request.user, role=role, about=about, how_long=how_long), text)
    elif request.method == "POST":
        messages.error(request, _("Choose what you don't want to be asked about, and for how long."))
    return redirect("role", pk=role.pk)


@require_http_methods(["GET", "POST"])
@login_required
def take_it_back(request: HttpRequest, pk: int) -> HttpResponse:
    """One of one's own."""
    if request.method == "POST":
        wish = TaskWish.objects.filter(pk=pk, person=request.user.pk).first()
        if wish:
            take_back(wish=wish, person=request.user)
        messages.success(request, _("Done. It no longer holds."))
    return redirect("min_side")
