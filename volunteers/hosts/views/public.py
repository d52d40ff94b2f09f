"""`/svar/gruppe/…`: the answer of somebody who is proposed; and leaving a group from Min side."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from core.errors import LinkError, LinkExpiredError, TryghedError
from core.links import read_token
from volunteers.hosts.errors import IntakeClosedError
from volunteers.hosts.letters import PURPOSE
from volunteers.hosts.models import Membership, Proposal
from volunteers.hosts.services import answer_no, answer_yes, leave_group
from volunteers.services.apply import is_ambassador


@require_http_methods(["GET", "POST"])
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Yes or no by a button; opening the link changes nothing (DOMAIN rule 8)."""
    try:
        pk = read_token(PURPOSE, token, timedelta(days=settings.HOST_PROPOSAL_DAYS + 1))
        proposal = Proposal.objects.waiting().select_related("group__organisation__district").get(pk=pk)
    except (LinkError, Proposal.DoesNotExist) as error:
        expired = not isinstance(error, LinkError) or isinstance(error, LinkExpiredError)
        page = "entry/public/link_broken.html"
        return render(request, page, {"expired": expired}, status=410 if expired else 404)
    choice = request.POST.get("answer") if request.method == "POST" else None
    if choice == "yes":
        return _yes(request, proposal)
    if choice == "no":
        answer_no(proposal=proposal)
        return render(request, "entry/public/declined.html")
    return render(request, "hosts/public/answer.html", {"proposal": proposal})


def _yes(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    try:
        membership = answer_yes(proposal=proposal)
    except IntakeClosedError as error:
        return redirect("intake_closed", code=error.district.pk)
    if membership is None:
        return render(request, "entry/public/declined.html")
    context = {"group": proposal.group, "ambassador": is_ambassador(membership.person)}
    return render(request, "hosts/public/thanks.html", context)


@require_POST
@never_cache
@login_required
def leave(request: SignedInRequest, pk: int) -> HttpResponse:
    """Leave a group by one press."""
    rows = Membership.objects.filter(person=request.user).select_related("group")
    membership = get_object_or_404(rows, pk=pk)
    try:
        leave_group(person=request.user, membership=membership)
    except TryghedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("You have left the group %(group)s.") % {"group": membership.group.name})
    return redirect("min_side")
