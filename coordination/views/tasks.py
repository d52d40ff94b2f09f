"""`/opgaver/`: open tasks, and taking or giving back a seat."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coordination.filters import TaskFilter
from coordination.models import Attendance
from coordination.selectors import places_with_seats
from coordination.services import cancel_sign_up, sign_up
from core.dates import span_text
from core.errors import TryghedError
from core.requirements import RequirementNotMetError, evaluate, in_words
from projects.models import SessionPlace

PAGE_SIZE = 12


@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """Open seats, soonest first, with filters in the address."""
    listing = TaskFilter(request.GET, queryset=places_with_seats(request.user))
    page = Paginator(listing.qs, PAGE_SIZE).get_page(request.GET.get("side"))
    more_open = any(listing.chosen.get(name) for name in ("kommune", "tema", "maal", "stadie"))
    return render(
        request, "coordination/task_list.html", {"listing": listing, "page_obj": page, "more_open": more_open}
    )


@require_safe
def task_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One seat on offer: what, when, where, and whether I can take it."""
    place = places_with_seats(request.user).filter(pk=pk).first()
    if place is None:
        return render(request, "coordination/task_gone.html", status=410)
    return render(request, "coordination/task_detail.html", _detail_context(request, place))


def _detail_context(request: HttpRequest, place: SessionPlace) -> dict[str, Any]:
    requirements = list(place.role.requirements.all())
    context: dict[str, Any] = {
        "place": place,
        "role": place.role,
        "session": place.session,
        "needs": in_words(requirements),
    }
    if request.user.is_authenticated:
        on = timezone.localdate(place.session.starts_at)
        held = Attendance.objects.seated().filter(person=request.user, session=place.session)
        context["refusals"] = evaluate(requirements, [request.user.pk], on)[request.user.pk]
        context["held"] = held.first()
    return context


@require_http_methods(["GET", "POST"])
@login_required
def take_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign up. What stands in the way is told on the task's page; back from signing in, one presses again."""
    if request.method != "POST":
        return redirect("task", pk=pk)
    place = get_object_or_404(SessionPlace.objects.select_related("session", "role"), pk=pk)
    try:
        attendance = sign_up(person=request.user, place=place)
    except RequirementNotMetError as error:
        for refusal in error.refusals:
            messages.error(request, f"{refusal.reason} {refusal.way_out}".strip())
        return redirect("task", pk=pk)
    except TryghedError as error:
        messages.error(request, str(error))
        return redirect("task", pk=pk)
    when = span_text(attendance.starts_at, attendance.ends_at)
    messages.success(request, _("Thank you. You are signed up: %(when)s.") % {"when": when})
    return redirect("min_side")


@require_http_methods(["GET", "POST"])
@login_required
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel one's own seat; back from signing in, one presses again on Min side."""
    if request.method != "POST":
        return redirect("min_side")
    attendance = get_object_or_404(
        Attendance.objects.select_related("session__initiative", "person"), pk=pk, person=request.user
    )
    try:
        cancel_sign_up(attendance=attendance, person=request.user)
    except TryghedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("You have cancelled. Thank you for telling us."))
    return redirect("min_side")
