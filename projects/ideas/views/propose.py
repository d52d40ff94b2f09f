"""`/foreslaa/`: from the question about 112 and 114 to the receipt. Works without JavaScript."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from core import danish
from core.throttle import TooManyError
from projects.ideas import limits
from projects.ideas.draft import PLACE, WORDS, Draft
from projects.ideas.forms import IdeaForm
from projects.ideas.models import Idea
from projects.ideas.services import submit_idea
from projects.ideas.similar import KEPT, like
from projects.ideas.vocabulary import may_be_report

STEPS = {WORDS: "idea_words", PLACE: "idea_place"}
TEXTS = ("title", "text", "why")


def _draft(request: HttpRequest) -> Draft:
    return Draft(request.session, asks_email=not request.user.is_authenticated)


@require_safe
def intro(request: HttpRequest) -> HttpResponse:
    """Is it something the police should know now? Then how long it takes and what is needed."""
    return render(request, "ideas/public/intro.html")


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """The idea itself. Who seems to report a crime meets 112 and 114 before anything is stored."""
    draft = _draft(request)
    form = draft.words()
    if request.method == "POST":
        form = IdeaForm(request.POST)
        if _asks_about_report(request, draft):
            return render(request, "ideas/public/report.html", {"form": form, "typed": _typed(request)})
        # Back from 112/114 to correct the text: the form as it was, not yet judged.
        if "correct" in request.POST:
            form = IdeaForm(initial=request.POST.dict())
        elif form.is_valid():
            draft.keep(WORDS, request.POST)
            return redirect("idea_summary" if draft.missing() is None else "idea_place")
    context = {"form": form, "number": 1, "no_report": _said_no_report(request, draft)}
    return render(request, "ideas/public/words.html", context)


def _asks_about_report(request: HttpRequest, draft: Draft) -> bool:
    if "correct" in request.POST or _said_no_report(request, draft):
        return False
    return may_be_report(*(request.POST.get(name, "") for name in TEXTS))


def _said_no_report(request: HttpRequest, draft: Draft) -> bool:
    return bool(request.POST.get("not_report")) or draft.is_no_report


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was written, for hidden fields: it goes back to the reader and nowhere else."""
    return [(name, request.POST.get(name, "")) for name in (*TEXTS, "no_names") if request.POST.get(name)]


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest) -> HttpResponse:
    """Where, what about, and an address for the answer."""
    draft = _draft(request)
    if not draft.words().is_valid():
        return redirect("idea_words")
    form = draft.place()
    if request.method == "POST":
        form = draft.place(request.POST)
        if form.is_valid():
            draft.keep(PLACE, request.POST)
            return redirect("idea_summary")
    return render(request, "ideas/public/place.html", {"form": form, "number": 2})


@require_http_methods(["GET", "POST"])
def summary(request: HttpRequest) -> HttpResponse:
    """Everything once more, with what is like it; the button sends it."""
    draft = _draft(request)
    if draft.is_empty and draft.last_sent:
        return redirect("idea_thanks")
    missing = draft.missing()
    if missing:
        return redirect(STEPS[missing])
    if request.method == "POST":
        return _send(request, draft)
    data, email = draft.data()
    context = {"data": data, "email": email, "similar": like(f"{data.title} {data.text}", request)}
    return render(request, "ideas/public/summary.html", context | {"number": 3})


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    data, email = draft.data()
    author: Any = request.user if request.user.is_authenticated else None
    try:
        limits.count_idea(request, str(author.pk) if author else email)
    except TooManyError:
        return render(request, "ideas/public/slow_down.html", {"kept": True}, status=429)
    language = (get_language() or "da").split("-")[0]
    idea = submit_idea(data=data, author=author, email=email, language=language, nonce=draft.nonce)
    draft.sent(idea.pk)
    return redirect("idea_thanks")


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """The receipt: look for the letter, or when the answer comes."""
    idea = Idea.objects.with_place().filter(pk=_draft(request).last_sent or 0).first()
    if idea is None:
        return redirect("idea_intro")
    return render(request, "ideas/public/thanks.html", {"idea": idea})


@require_safe
def similar(request: HttpRequest) -> HttpResponse:
    """What is like the text in `q`, as JSON, with the sentence a screen reader says about it."""
    text = danish.bounded(request.GET.get("q", "").replace("\0", " ").strip())
    found = like(text, request)
    status = ngettext(
        "%(count)s idea or project is like yours", "%(count)s ideas and projects are like yours", len(found)
    ) % {"count": len(found)}
    response = JsonResponse({"found": found, "status": status if found else ""})
    patch_cache_control(response, public=True, max_age=KEPT)
    return response
