"""Yes or no to an invitation: from the link in a mail, or signed in on Min side."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coordination.models import Assignment
from coordination.notifications import ANSWER_PURPOSE
from coordination.selectors import places_of_roles
from coordination.services import answer_invitation
from core.errors import LinkError, LinkExpiredError, TryghedError
from core.links import read_token

ANSWERS = {"yes", "no"}


@require_http_methods(["GET", "POST"])
@never_cache
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the question and two buttons; only the POST answers (DOMAIN rule 8)."""
    try:
        pk = read_token(ANSWER_PURPOSE, token, timedelta(days=settings.LINK_MAX_AGE_DAYS))
        assignment = Assignment.objects.with_role().select_related("person").get(pk=pk)
    except (LinkError, Assignment.DoesNotExist) as error:
        expired = isinstance(error, LinkExpiredError)
        return render(
            request,
            "coordination/answer_link_broken.html",
            {"expired": expired},
            status=410 if expired else 404,
        )
    return _answer(request, assignment)


def _answer(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    context = {
        "assignment": assignment,
        "role": assignment.role,
        "places": places_of_roles([assignment.role], assignment.person).get(assignment.role_id, []),
    }
    if request.POST.get("answer") in ANSWERS:
        yes = request.POST["answer"] == "yes"
        try:
            context["assignment"] = answer_invitation(
                assignment=assignment, person=assignment.person, yes=yes
            )
        except TryghedError as error:
            return render(request, "coordination/answer.html", {**context, "error": error}, status=409)
        return render(request, "coordination/answer_receipt.html", {**context, "yes": yes})
    return render(request, "coordination/answer.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def answer_signed_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The same answer from Min side; neither yes nor no (as after signing in again) answers nothing."""
    assignment = get_object_or_404(Assignment.objects.with_role(), pk=pk, person=request.user)
    if request.POST.get("answer") not in ANSWERS:
        return redirect("min_side")
    yes = request.POST["answer"] == "yes"
    try:
        answer_invitation(assignment=assignment, person=request.user, yes=yes)
    except TryghedError as error:
        messages.error(request, str(error))
        return redirect("min_side")
    thanks = (
        _("Thank you. We have your yes. Now choose the dates that suit you.")
        if yes
        else _("Thank you for your answer. That is quite all right.")
    )
    messages.success(request, thanks)
    return redirect("min_side")
