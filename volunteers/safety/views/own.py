"""`/min-side/sikkerhed/` and `/min-side/tavshed/`."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from core.errors import TryghedError
from core.throttle import throttle
from volunteers.models import Volunteer
from volunteers.safety import reading, services
from volunteers.safety.forms import ReportForm
from volunteers.safety.models import Duty, SafetyReport

REPORTS_AN_HOUR = 10


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def own_safety(request: SignedInRequest) -> HttpResponse:
    """Tell what happened, and see what became of it."""
    volunteer = Volunteer.objects.filter(person=request.user).select_related("district").first()
    if volunteer is None:
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            throttle("safety", str(request.user.pk), limit=REPORTS_AN_HOUR, seconds=3600)
            services.report_danger(person=request.user, **form.cleaned_data)
        except TryghedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Sent. Somebody reads it now and gets back to you."))
            return redirect("own_safety")
    return render(
        request,
        "volunteers/safety/own_safety.html",
        {
            "form": form,
            "duty": Duty.objects.filter(district=volunteer.district_id).at(timezone.now()).first(),
            "reports": SafetyReport.objects.filter(person=request.user)
            .select_related("taken_by", "district")
            .order_by("-sent_at"),
        },
    )


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def confidentiality(request: SignedInRequest) -> HttpResponse:
    """What one may tell and what one keeps to oneself, with examples."""
    if request.method == "POST":
        services.confirm_reading(person=request.user)
        messages.success(request, _("Thank you. We ask you to read it again in a year."))
        return redirect("min_side")
    last = reading.last_reading(request.user)
    return render(
        request, "volunteers/safety/confidentiality.html", {"last": last, "fresh": reading.is_fresh(last)}
    )
