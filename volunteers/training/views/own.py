"""`/min-side/kurser/`: one's own courses, and the code of a course day."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from core.errors import TryghedError
from core.throttle import throttle
from volunteers.training.models import CoursePage
from volunteers.training.panels import wanted_courses
from volunteers.training.progress import cards_without_page, course_cards
from volunteers.training.services import use_code

TRIES, SECONDS = 10, 600


class CodeForm(forms.Form):
    """What the trainer says at the end of the day."""

    code = forms.CharField(
        label=gettext_lazy("The code of the course day"),
        max_length=20,
        help_text=gettext_lazy("Six letters and numbers. Small letters and spaces don't matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": gettext_lazy("Write the code")},
    )


@require_safe
@never_cache
@login_required
def courses(request: SignedInRequest) -> HttpResponse:
    """What is done, what is missing for the tasks one likes, what runs out."""
    pages = list(CoursePage.objects.live().select_related("course").order_by("path"))
    cards = [*course_cards(request.user, pages), *cards_without_page(request.user)]
    context = {"cards": cards, "wanted": wanted_courses(request.user)}
    return render(request, "volunteers/training/own_courses.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def code(request: SignedInRequest) -> HttpResponse:
    """Type the code: so we know that one was there."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        found = _try(request, form)
        if found:
            messages.success(
                request,
                _("You have completed the course “%(course)s”. Well done.") % {"course": found.course},
            )
            return redirect("own_courses")
    return render(request, "volunteers/training/code.html", {"form": form})


def _try(request: SignedInRequest, form: CodeForm) -> Any:
    try:
        throttle("course-code", str(request.user.pk), limit=TRIES, seconds=SECONDS)
        return use_code(person=request.user, code=form.cleaned_data["code"])
    except TryghedError as error:
        form.add_error("code", str(error))
    return None
