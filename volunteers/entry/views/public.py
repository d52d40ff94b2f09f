"""Pages for everybody: interest, a closed district, an invitation's answer, the paper form."""

from datetime import timedelta

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import LinkError, LinkExpiredError
from core.links import read_token
from core.throttle import TooManyError
from places.models import District
from volunteers.entry import limits
from volunteers.entry.forms import InterestForm, NoticeForm
from volunteers.entry.invited import remember_invitation
from volunteers.entry.models import IntakePause, Invitation
from volunteers.entry.services import (
    InterestData,
    accept_invitation,
    ask_for_notice,
    decline_invitation,
    pause_of,
    show_interest,
)
from volunteers.entry.services.inviting import PURPOSE
from volunteers.wizard.draft import STEPS
from volunteers.wizard.forms import DISTANCES, TimesForm, WordsForm


@require_http_methods(["GET", "POST"])
@never_cache
def interest(request: HttpRequest) -> HttpResponse:
    """Leave a name and a way to be reached; no account."""
    form = InterestForm(request.POST) if request.method == "POST" else InterestForm()
    if not (form.is_bound and form.is_valid()):
        return render(request, "entry/public/interest.html", {"form": form})
    pause = pause_of(form.home.district)
    if pause is not None:
        return render(request, "entry/public/interest.html", {"form": form, **_closed(form, pause)})
    data = form.cleaned_data
    try:
        limits.count(request, "interest", data["email"] or str(data["phone"]))
    except TooManyError as error:
        form.add_error(None, str(error))
        return render(request, "entry/public/interest.html", {"form": form}, status=429)
    show_interest(data=_interest_data(form))
    request.session["interest"] = {"district": form.home.district.pk, "channel": data["channel"]}
    return redirect("interest_thanks")


def _closed(form: InterestForm, pause: IntakePause) -> dict[str, object]:
    """What is said of a closed district, with the wish to hear filled in from what was typed."""
    typed = {"email": form.cleaned_data["email"], "phone": str(form.cleaned_data["phone"] or "")}
    return {"pause": pause, "notice": NoticeForm(initial=typed, prefix="notice")}


def _interest_data(form: InterestForm) -> InterestData:
    data = form.cleaned_data
    return InterestData(
        first_name=data["first_name"],
        home=form.home,
        channel=data["channel"],
        email=data["email"],
        phone=str(data["phone"] or ""),
        line=data["line"],
    )


@require_safe
@never_cache
def interest_thanks(request: HttpRequest) -> HttpResponse:
    """The receipt: the same whoever the address belongs to."""
    sent = request.session.get("interest")
    if not sent:
        return redirect("interest")
    context = {
        "district": get_object_or_404(District, pk=sent["district"]),
        "channel": sent["channel"],
        "days": settings.STEP_DAYS["interest"],
    }
    return render(request, "entry/public/interest_thanks.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def closed(request: HttpRequest, code: str) -> HttpResponse:
    """A district takes no applications now: why, and the wish to hear when it does again."""
    district = get_object_or_404(District, pk=code)
    pause = pause_of(district)
    if pause is None:
        return redirect("apply")
    own = request.user.email if request.user.is_authenticated else ""
    form = NoticeForm(initial={"email": own}, prefix="notice")
    if request.method == "POST":
        form = NoticeForm(request.POST, prefix="notice")
        if form.is_valid() and _noted(request, form, district):
            return render(request, "entry/public/closed_noted.html", {"district": district})
    return render(request, "entry/public/closed.html", {"district": district, "pause": pause, "form": form})


def _noted(request: HttpRequest, form: NoticeForm, district: District) -> bool:
    email, phone = form.cleaned_data["email"], str(form.cleaned_data.get("phone") or "")
    try:
        limits.count(request, "reopen-notice", email or phone)
    except TooManyError as error:
        form.add_error(None, str(error))
        return False
    ask_for_notice(district=district, email=email, phone=phone)
    return True


@require_http_methods(["GET", "POST"])
@never_cache
def answer_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What the link in an invitation shows: yes leads to the form, no deletes. Opening it changes nothing."""
    try:
        pk = read_token(PURPOSE, token, timedelta(days=settings.JOIN_INVITATION_DAYS + 1))
        rows = Invitation.objects.waiting().select_related("inviter", "district")
        invitation = rows.get(pk=pk)
    except (LinkError, Invitation.DoesNotExist) as error:
        expired = not isinstance(error, LinkError) or isinstance(error, LinkExpiredError)
        return render(
            request, "entry/public/link_broken.html", {"expired": expired}, status=410 if expired else 404
        )
    answer = request.POST.get("answer") if request.method == "POST" else None
    if answer == "yes":
        accept_invitation(invitation=invitation)
        remember_invitation(request, invitation)
        return redirect("apply_step", slug=next(iter(STEPS)))
    if answer == "no":
        decline_invitation(invitation=invitation)
        return render(request, "entry/public/declined.html", {"district": invitation.district})
    return render(request, "entry/public/invitation.html", {"invitation": invitation})


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The wizard's questions to print and fill in by hand."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('apply')}"
    code = segno.make(address, error="m").svg_inline(scale=3, border=0, omitsize=False)
    district = District.objects.filter(pk=request.GET.get("politikreds", "").replace("\0", "")[:4]).first()
    context = {
        "address": address,
        "code": mark_safe(code),  # noqa: S308 - drawn by segno from our own address
        "words": WordsForm(),
        "times": TimesForm(),
        "distances": DISTANCES,
        "district": district,
        "districts": District.objects.all(),
        "chosen": district.pk if district else "",
    }
    return render(request, "entry/public/paper.html", context)
