"""`/opgaver/`: open tasks, and taking or giving back a seat."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coordination.enums import AttendanceState
from coordination.filters import TaskFilter
from coordination.guests.rules import takes_guests
from coordination.models import Attendance
from coordination.selectors import places_with_seats, running_places
from coordination.services import cancel_sign_up, come_after_all, join_waiting_list, sign_up
from coordination.services.waiting import number_in_line
from coordination.standing import standing_of
from coordination.views.fitting import fitting_page, wants_fitting
from coordination.views.offer import ANSWERS, take_answer
from core.dates import span_text
from core.errors import TryghedError
from core.registries import render_panels, role_panels
from core.requirements import RequirementNotMetError, in_words
from projects.models import SessionPlace

PAGE_SIZE = 12


@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """Open seats, soonest first, with filters in the address; for an ambassador also what suits them."""
    listing = TaskFilter(request.GET, queryset=places_with_seats(request.user))
    context: dict[str, Any] = {
        "listing": listing,
        "more_open": any(listing.chosen.get(name) for name in ("kommune", "tema", "maal", "stadie")),
    }
    if wants_fitting(request) and (found := fitting_page(request, listing.qs)) is not None:
        return render(request, "coordination/fitting_list.html", {**context, **found})
    page = Paginator(listing.qs, PAGE_SIZE).get_page(request.GET.get("side"))
    return render(request, "coordination/task_list.html", {**context, "page_obj": page})


@require_safe
def task_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One seat on offer: what, when, where, and what I can do about it."""
    place: Any = running_places(request.user).filter(pk=pk).first()
    if place is None:
        return render(request, "coordination/task_gone.html", status=410)
    context = {
        "place": place,
        "role": place.role,
        "session": place.session,
        "needs": in_words(place.role.requirements.all()),
        "standing": standing_of(request.user, place),
        "guests": place.left > 0 and takes_guests(place),
        "panels": render_panels(role_panels, request, place.role),
    }
    return render(request, "coordination/task_detail.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def take_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign up, or ask where the coordinator decides; back from signing in, one presses again."""
    if request.method != "POST":
        return redirect("task", pk=pk)
    place = _place(pk)
    with _told(request) as told:
        messages.success(request, _after_signing_up(sign_up(person=request.user, place=place)))
    return redirect("min_side") if told.well else redirect("task", pk=pk)


def _after_signing_up(row: Attendance) -> str:
    """What it came to: who waits in line may find that there is no seat left."""
    if row.state == AttendanceState.REQUESTED:
        return _("Thank you. We have your question, and you hear from the coordinator.")
    if row.state == AttendanceState.WAITLISTED:
        return _number_said(number_in_line(row))
    if row.state == AttendanceState.OFFERED:
        return _("A place is held for you. Answer on Min side.")
    when = span_text(row.starts_at, row.ends_at)
    return _("Thank you. You are signed up: %(when)s.") % {"when": when}


def _number_said(number: int) -> str:
    return _("You are number %(number)s on the waiting list.") % {"number": number}


@require_http_methods(["GET", "POST"])
@login_required
def stand_in_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Join the waiting list of a full session."""
    if request.method != "POST":
        return redirect("task", pk=pk)
    place = _place(pk)
    with _told(request):
        [row] = join_waiting_list(people=[request.user], place=place, actor=request.user)
        if number := number_in_line(row):  # else there is a seat, or an offer, already: the page says so
            messages.success(request, _number_said(number))
    return redirect("task", pk=pk)


def _place(pk: int) -> SessionPlace:
    return get_object_or_404(SessionPlace.objects.select_related("session", "role"), pk=pk)


@dataclass
class _Told:
    well: bool = True


@contextmanager
def _told(request: HttpRequest) -> Iterator[_Told]:
    """Say in words what a service refuses."""
    told = _Told()
    try:
        yield told
    except RequirementNotMetError as error:
        told.well = False
        for refusal in error.refusals:
            messages.error(request, f"{refusal.reason} {refusal.way_out}".strip())
    except TryghedError as error:
        told.well = False
        messages.error(request, str(error))


def _own_row(request: HttpRequest, pk: int) -> Attendance:
    rows = Attendance.objects.select_related("session__initiative", "person")
    return get_object_or_404(rows, pk=pk, person=request.user)


@require_http_methods(["GET", "POST"])
@login_required
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel one's own seat or place in line; back from signing in, one presses again on Min side."""
    if request.method == "POST":
        with _told(request):
            row = cancel_sign_up(attendance=_own_row(request, pk), person=request.user)
            messages.success(request, _after_cancelling(row))
    return redirect("min_side")


def _after_cancelling(row: Attendance) -> str:
    if row.state == AttendanceState.SEEKING_STAND_IN:
        return _("Thank you for telling us. It is soon, so we look for somebody who can take your place.")
    return _("You have cancelled. Thank you for telling us.")


@require_http_methods(["GET", "POST"])
@login_required
def come_anyway(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the seat one looked for a stand-in for."""
    if request.method == "POST":
        with _told(request):
            come_after_all(attendance=_own_row(request, pk), person=request.user)
            messages.success(request, _("Good. We count on you."))
    return redirect("min_side")


@require_http_methods(["GET", "POST"])
@login_required
def answer_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes or no to a seat that is held, from Min side; anything else answers nothing."""
    row = _own_row(request, pk)
    if request.method == "POST" and request.POST.get("answer") in ANSWERS:
        with _told(request):
            messages.success(request, take_answer(row, yes=request.POST["answer"] == "yes"))
    return redirect("min_side")
