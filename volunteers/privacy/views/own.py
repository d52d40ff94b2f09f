"""Min side: see and fetch everything, and leave."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from core.errors import TryghedError
from volunteers.privacy.copying import person_export
from volunteers.privacy.files import KINDS, as_file
from volunteers.privacy.leaving import leave, outlook


@require_safe
@never_cache
@login_required
def my_data(request: SignedInRequest) -> HttpResponse:
    """Everything we hold about whoever reads it, in words."""
    context = {"sections": person_export(request.user)}
    return render(request, "volunteers_privacy/my_data.html", context)


@require_safe
@never_cache
@login_required
def my_data_file(request: SignedInRequest, kind: str) -> HttpResponse:
    """The same as a file."""
    if kind not in KINDS:
        raise Http404
    return as_file(kind, request.user, person_export(request.user))


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def leave_page(request: SignedInRequest) -> HttpResponse:
    """What goes now, what stays, why and until when; leaving is a POST with the box ticked."""
    if request.method == "POST" and request.POST.get("sure") == "on":
        try:
            leave(person=request.user)
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            logout(request)
            return render(request, "volunteers_privacy/left.html")
    elif request.method == "POST":
        messages.error(request, _("Tick the box if you are sure. Until then nothing is deleted."))
    context = {"outlook": outlook(request.user)}
    return render(request, "volunteers_privacy/leave.html", context)
