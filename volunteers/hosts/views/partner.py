"""`/partner/`: what a local partner sees. For everybody else it isn't there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from core.errors import TryghedError
from core.registries import partner_panels, render_panels
from core.throttle import TooManyError
from volunteers.hosts.forms import ProposeForm
from volunteers.hosts.models import HostGroup, Membership
from volunteers.hosts.permissions import associations_of
from volunteers.hosts.services import ProposalData, end_membership, propose

View = Callable[..., HttpResponse]


def partners_only(view: View) -> View:
    """Signed in and a member of an association; 404 for anybody else."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        associations = associations_of(request.user)
        if not associations:
            raise Http404
        return view(request, associations, *args, **kwargs)

    return guarded


@require_safe
@partners_only
def partner_page(request: SignedInRequest, associations: list[Any]) -> HttpResponse:
    """What the rooms hang up for a partner."""
    context = {"associations": associations, "panels": render_panels(partner_panels, request, associations)}
    return render(request, "hosts/partner/page.html", context)


@require_http_methods(["GET", "POST"])
@partners_only
def propose_member(request: SignedInRequest, associations: list[Any], pk: int) -> HttpResponse:
    """Propose somebody; the answer is the same whoever it is."""
    rows = HostGroup.objects.of_partner(request.user).select_related("organisation__district")
    group = get_object_or_404(rows, pk=pk)
    form = ProposeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        try:
            propose(actor=request.user, group=group, data=_data(form))
        except TryghedError as error:
            form.add_error(None, str(error))
            status = 429 if isinstance(error, TooManyError) else 200
        else:
            messages.success(request, _("Thank you. We ask the person, and they decide themselves."))
            return redirect("partner")
    return render(request, "hosts/partner/propose.html", {"form": form, "group": group}, status=status)


def _data(form: ProposeForm) -> ProposalData:
    data = form.cleaned_data
    return ProposalData(
        first_name=data["first_name"],
        last_name=data["last_name"],
        home=form.home,
        email=data["email"],
        phone=str(data["phone"] or ""),
    )


@require_POST
@partners_only
def take_off(request: SignedInRequest, associations: list[Any], pk: int) -> HttpResponse:
    """Take somebody off the group."""
    own = HostGroup.objects.of_partner(request.user)
    membership = get_object_or_404(
        Membership.objects.with_ambassador().filter(group__in=own).with_person(), pk=pk
    )
    try:
        end_membership(actor=request.user, membership=membership)
    except TryghedError as error:
        messages.error(request, str(error))
    else:
        name = membership.person.shown_name
        messages.success(request, _("%(name)s is off the group and is told.") % {"name": name})
    return redirect("partner")
