"""`/min-side/bevis/` makes a certificate, `/bekraeft/<code>/` checks one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from coordination.thanks import services
from coordination.thanks.paper import certificate_pdf
from core.errors import TryghedError
from core.throttle import TooManyError, throttle

CHECKS_AN_HOUR = 30


@require_POST
@never_cache
@login_required
def make(request: SignedInRequest) -> HttpResponse:
    """The certificate of today as PDF."""
    try:
        certificate = services.make_certificate(person=request.user)
    except TryghedError as error:
        messages.error(request, str(error))
        return redirect("min_side")
    response = HttpResponse(certificate_pdf(certificate), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="bevis-{timezone.localdate():%Y-%m-%d}.pdf"'
    return response


class CodeForm(forms.Form):
    """The code on the paper."""

    code = forms.CharField(
        label=gettext_lazy("The code on the certificate"),
        max_length=40,
        help_text=gettext_lazy("Twelve letters and digits, for example 7KQ2-M4XN-9RTB."),
    )


class NameForm(forms.Form):
    """The name on the paper."""

    name = forms.CharField(label=gettext_lazy("The name on the certificate"), max_length=200)


@require_safe
@never_cache
def look_up(request: HttpRequest) -> HttpResponse:
    """Type a code."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        wanted = "".join(sign for sign in form.cleaned_data["code"] if sign.isalnum()) or "x"
        return redirect("certificate_check", code=wanted[:40])
    return render(request, "coordination/thanks/look_up.html", {"form": form})


@require_http_methods(["GET", "POST"])
@never_cache
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What a certificate says, and whether a name is the one on it. The name itself is never shown."""
    context: dict[str, Any] = {"form": NameForm(request.POST if request.method == "POST" else None)}
    try:
        throttle("certificate", request.META.get("REMOTE_ADDR", ""), limit=CHECKS_AN_HOUR, seconds=3600)
    except TooManyError as error:
        return render(request, "coordination/thanks/check.html", {**context, "error": str(error)}, status=429)
    certificate = services.find_certificate(code)
    if certificate is None:
        return render(request, "coordination/thanks/check.html", {**context, "unknown": True}, status=404)
    context |= {"certificate": certificate}
    form = context["form"]
    if request.method == "POST" and form.is_valid():
        context["fits"] = services.is_name_of(certificate, form.cleaned_data["name"])
        context["typed"] = form.cleaned_data["name"]
    return render(request, "coordination/thanks/check.html", context)
