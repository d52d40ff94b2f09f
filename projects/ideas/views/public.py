"""`/ideer/`: published ideas, each with its whole way, and support of them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.suppression import suppress
from core.throttle import TooManyError
from projects.ideas import limits
from projects.ideas.course import course_of
from projects.ideas.errors import ClosedForSupportError
from projects.ideas.filters import PublicIdeaFilter
from projects.ideas.forms import SupportForm
from projects.ideas.models import Idea
from projects.ideas.notifications import ask_to_confirm_support
from projects.ideas.services import mark_of, support_idea
from projects.models import ProjectPage

PAGE_SIZE = 12


@require_safe
def idea_list(request: HttpRequest) -> HttpResponse:
    """Published ideas, the newest first, with filters in the address."""
    rows = Idea.objects.published().with_place().with_support().order_by("-published_at", "-pk")
    listing = PublicIdeaFilter(request.GET, queryset=rows)
    page = Paginator(listing.qs, PAGE_SIZE).get_page(request.GET.get("side"))
    ideas = [{"idea": idea, "supporters": suppress(idea.supporters)} for idea in page.object_list]
    context = {"listing": listing, "page_obj": page, "ideas": ideas}
    return render(request, "ideas/public/list.html", context)


@require_safe
def idea_page(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One idea. An old title in the address leads to the present one."""
    idea = _published(pk)
    if slug != idea.slug:
        return redirect(idea)
    return _page(request, idea, SupportForm())


def _published(pk: int) -> Any:
    rows = Idea.objects.published().with_place().with_support()
    return get_object_or_404(rows.select_related("initiative"), pk=pk)


def _page(request: HttpRequest, idea: Any, form: SupportForm, status: int = 200) -> HttpResponse:
    page = _project_page(request, idea)
    context = {
        "idea": idea,
        "course": course_of(idea, page),
        "project_page": page,
        "supporters": suppress(idea.supporters),
        "mine": idea.supports.of(request.user).exists() if request.user.is_authenticated else False,
        "support_form": form,
        "form": form,
    }
    return render(request, "ideas/public/idea.html", context, status=status)


def _project_page(request: HttpRequest, idea: Idea) -> ProjectPage | None:
    """The page about what it became, for who may open it (DOMAIN rule 7)."""
    if idea.project_id is None:
        return None
    rows = ProjectPage.objects.readable_by(request.user).originals().for_page()
    found: ProjectPage | None = rows.filter(project=idea.project_id).first()
    return found


@require_http_methods(["GET", "POST"])
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """One press: counted at once for who is signed in, else when the letter's button is pressed."""
    idea = _published(pk)
    if request.method != "POST":
        return redirect(idea)
    if request.user.is_authenticated:
        return _support_signed_in(request, idea)
    form = SupportForm(request.POST)
    if not form.is_valid():
        return _page(request, idea, form)
    email = form.cleaned_data["email"]
    if idea.is_answered:
        messages.error(request, str(ClosedForSupportError.message))
        return redirect(idea)
    try:
        limits.count_support(request, email)
    except TooManyError:
        return render(request, "ideas/public/slow_down.html", status=429)
    ask_to_confirm_support(idea, email=email, mark=mark_of(idea, email))
    messages.success(
        request, _("We have sent you a letter. Press the button in it, and your support counts.")
    )
    return redirect(idea)


def _support_signed_in(request: HttpRequest, idea: Idea) -> HttpResponse:
    try:
        counted = support_idea(idea=idea, person=request.user)
    except ClosedForSupportError as error:
        messages.error(request, str(error))
    else:
        told = _("Thank you. Your support counts.") if counted else _("You support the idea already.")
        messages.success(request, told)
    return redirect(idea)
