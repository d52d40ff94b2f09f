"""`/min-side/aftale/`: reading, accepting, withdrawing, and a copy on paper."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from core.dates import day_text
from core.errors import TryghedError
from core.pdf import render as render_pdf
from volunteers.agreement.grace import grace_ends
from volunteers.agreement.reading import sections_of
from volunteers.models import Agreement, Signature, Volunteer
from volunteers.services.agreement import current_agreement, is_asked, sign_agreement, withdraw_agreement

TEMPLATE = "volunteers/agreement/agreement.html"


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def agreement(request: SignedInRequest) -> HttpResponse:
    """Read the agreement in force, and accept it with one's name."""
    current = current_agreement()
    context = _context(request, current)
    if request.method == "POST":
        try:
            sign_agreement(person=request.user, name=context["name"])
        except (TryghedError, ValidationError) as error:
            text = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            return render(request, TEMPLATE, {**context, "error": text})
        messages.success(request, _thanks(request.user))
        return redirect("min_side")
    return render(request, TEMPLATE, context)


def _context(request: SignedInRequest, current: Agreement) -> dict[str, Any]:
    signatures = list(request.user.signatures.select_related("agreement").order_by("-signed_at", "-pk"))
    standing = [each for each in signatures if each.withdrawn_at is None]
    signature = next((each for each in standing if each.agreement_id == current.pk), None)
    return {
        "agreement": current,
        "sections": sections_of(current.text),
        "signature": signature,
        "earlier": None if signature or not standing else standing[0],
        "grace_ends": grace_ends(current),
        "withdrawn": None if standing or not signatures else signatures[0],
        "asked": signature is None and is_asked(request.user),
        "name": request.POST.get("name", "").replace("\0", ""),  # PostgreSQL stores none
    }


def _thanks(person: Any) -> str:
    if Volunteer.objects.filter(person=person).exists():
        return _("Thank you. You have accepted the agreement.")
    return _("Thank you. You have accepted the agreement. Now we make you active.")


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def withdraw(request: SignedInRequest) -> HttpResponse:
    """Take one's yes back, after one question."""
    if not Signature.objects.standing().filter(person=request.user).exists():
        return redirect("agreement")
    if request.method == "POST":
        withdraw_agreement(person=request.user)
        messages.success(request, _("You have withdrawn from the agreement. You can say yes again any time."))
        return redirect("agreement")
    return render(request, "volunteers/agreement/withdraw.html", {})


@require_safe
@never_cache
@login_required
def copy(request: SignedInRequest) -> HttpResponse:
    """The version one said yes to last, as a PDF; 404 for who never did."""
    rows = Signature.objects.filter(person=request.user).select_related("agreement")
    signature = rows.order_by("-signed_at", "-pk").first()
    if signature is None:
        raise Http404
    response = HttpResponse(pdf_of(signature), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="partnerskabsaftale.pdf"'
    return response


def pdf_of(signature: Signature) -> bytes:
    """The accepted text with name and day. The text is Danish, whatever language the page was in."""
    agreement = signature.agreement
    facts = [
        (_("Accepted by"), signature.name),
        (_("Accepted on"), day_text(signature.signed_at, weekday=False, year=True)),
        (_("Version"), f"{agreement.version} · {day_text(agreement.valid_from, weekday=False, year=True)}"),
    ]
    if signature.withdrawn_at:
        facts.append((_("Withdrawn on"), day_text(signature.withdrawn_at, weekday=False, year=True)))
    data = {
        "title": agreement.title,
        "organisation": _("The police – safety ambassadors"),
        "date": day_text(localdate(), weekday=False, year=True),
        "sections": [
            {"heading": each.heading, "paragraphs": each.paragraphs, "examples": each.examples}
            for each in sections_of(agreement.text)
        ],
        "example": _("An example"),
        "heading": _("Your yes"),
        "facts": facts,
    }
    return render_pdf("agreement.typ", data, language="da")
