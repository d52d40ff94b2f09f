"""`/koordinator/moedegange/<pk>/afloeser/` asks; the link in a letter, or Min side, answers."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.access import log_list
from accounts.enums import Purpose
from coordination.matching.ranking import Ranking
from coordination.matching.why_not import excluded_in_words
from coordination.matching.wording import in_one_line
from coordination.stand_ins.enums import AskState, CallState
from coordination.stand_ins.letters import PURPOSE
from coordination.stand_ins.models import StandInAsk, StandInCall
from coordination.stand_ins.reading import places_at, search_for
from coordination.stand_ins.services import answer_stand_in, ask_stand_ins, stop_call
from coordination.views.suggestions import chosen_people, shown
from core.dates import span_text
from core.errors import LinkError, LinkExpiredError, NotAllowedError, TryghedError
from core.links import read_token
from projects.models import Session, SessionPlace
from workspace.views import ScopedDetailView

ANSWERS = {"yes", "no"}
SHOWN = 30
ASKED_AT_ONCE = 30


class StandInsView(ScopedDetailView):
    """Who could come to a session that lacks people, least recently asked first; several are asked at once."""

    model = Session
    template_name = "coordination/stand_ins/find.html"

    def get_queryset(self) -> Any:
        """Those the reader works with."""
        rows = Session.objects.own(self.request.user)
        return rows.select_related("initiative__project", "postal_code")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The ranking for one role; looking at it is noted once, for the query (DOMAIN rule 4)."""
        places = places_at(self.subject)
        search = search_for(self._chosen(places, self.request.GET.get("rolle")), self.request.user)
        ahead = Session.objects.coming().filter(pk=self.subject.pk).exists()
        ranking = Ranking(search.place.role, session=self.subject) if ahead and search.free else None
        log_list(actor=self.request.user, purpose=Purpose.MATCHING, query=f"session {self.subject.pk}")
        return super().get_context_data(
            places=places,
            search=search,
            ahead=ahead,
            **self._suggestions(ranking),
            **kwargs,
        )

    def _suggestions(self, ranking: Ranking | None) -> dict[str, Any]:
        if ranking is None:  # nobody can be asked: there is nothing to rank for
            return {}
        return {
            "rows": shown(self.request.user, ranking.top(SHOWN, rested=True)),
            "more": max(0, len(ranking) - SHOWN),
            "excluded": excluded_in_words(ranking.excluded),
            "cannot": sum(ranking.excluded.values()),
        }

    def _chosen(self, places: list[SessionPlace], wanted: str | None) -> SessionPlace:
        """The role of the address, else the first; a session without roles has no such page."""
        if wanted is not None:
            places = [place for place in places if str(place.pk) == wanted]
        if not places:
            raise Http404
        return places[0]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask the ticked ones, or stop asking."""
        place = self._chosen(places_at(self.subject), request.POST.get("rolle", ""))
        try:
            if request.POST.get("do") == "stop":
                self._stop(place)
            else:
                self._ask(place)
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        return redirect(f"{reverse('stand_ins', args=[self.subject.pk])}?rolle={place.pk}")

    def _ask(self, place: SessionPlace) -> None:
        chosen = chosen_people(self.request)[:ASKED_AT_ONCE]
        if not chosen:
            messages.error(self.request, _("Choose at least one person to ask."))
            return
        number = len(ask_stand_ins(place=place, person_ids=chosen, actor=self.request.user))
        text = ngettext("%(n)s person is asked.", "%(n)s people are asked.", number)
        messages.success(self.request, text % {"n": number})

    def _stop(self, place: SessionPlace) -> None:
        for call in StandInCall.objects.open().filter(place=place):
            stop_call(call=call, actor=self.request.user)
        messages.success(self.request, _("We ask no longer. Those who hadn't answered are told."))


def take_answer(ask: StandInAsk, *, yes: bool) -> str:
    """Answer, and what to say then. Raises what the service raises."""
    answered = answer_stand_in(ask=ask, person=ask.person, yes=yes)
    session = answered.call.place.session
    if not yes:
        return _("Thank you for your answer. That is quite all right.")
    when = span_text(session.starts_at, session.ends_at)
    return _("Thank you. You are signed up: %(when)s.") % {"when": when}


@require_http_methods(["GET", "POST"])
@never_cache
def stand_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the question and two buttons; only the POST answers (DOMAIN rule 8)."""
    try:
        pk = read_token(PURPOSE, token, timedelta(days=settings.LINK_MAX_AGE_DAYS))
        ask = StandInAsk.objects.with_session().get(pk=pk)
    except (LinkError, StandInAsk.DoesNotExist) as error:
        expired = isinstance(error, LinkExpiredError)
        status = 410 if expired else 404
        return render(request, "coordination/answer_link_broken.html", {"expired": expired}, status=status)
    context: dict[str, Any] = {**_context(ask), "answer_url": request.get_full_path()}
    if request.POST.get("answer") in ANSWERS:
        try:
            context["said"] = take_answer(ask, yes=request.POST["answer"] == "yes")
        except TryghedError as error:
            ask.refresh_from_db()
            again = {**context, **_context(ask), "error": error}
            return render(request, "coordination/stand_ins/question.html", again, status=409)
    return render(request, "coordination/stand_ins/question.html", context)


def _context(ask: StandInAsk) -> dict[str, Any]:
    answerable = (AskState.ASKED, AskState.DECLINED)
    return {
        "ask": ask,
        "place": ask.call.place,
        "session": ask.call.place.session,
        "role": ask.call.place.role,
        "reasons": in_one_line(ask.sentences),
        "open": ask.call.state == CallState.OPEN and ask.state in answerable,
        "taken": ask.call.state == CallState.FILLED and ask.state != AskState.ACCEPTED,
    }


@require_http_methods(["GET", "POST"])
@login_required
def answer_signed_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The same answer from Min side; anything else answers nothing."""
    ask = get_object_or_404(StandInAsk.objects.with_session(), pk=pk, person=request.user)
    if request.method == "POST" and request.POST.get("answer") in ANSWERS:
        try:
            messages.success(request, take_answer(ask, yes=request.POST["answer"] == "yes"))
        except TryghedError as error:
            messages.error(request, str(error))
            return redirect("task", pk=ask.call.place_id)
    return redirect("min_side")
