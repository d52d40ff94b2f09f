"""`/min-side/beskeder/` and the same thread in the workspace."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.access import log_opened
from accounts.enums import Purpose
from accounts.requests import SignedInRequest
from core.errors import NotAllowedError, TryghedError
from core.throttle import throttle
from core.validators import refuse_cpr
from volunteers.contacts import contact_officer_of
from volunteers.models import Volunteer
from volunteers.naming import name_for
from volunteers.permissions import may_handle_application
from volunteers.relay.models import Note
from volunteers.relay.services import mark_read, write_note
from workspace.views import ScopedDetailView

AN_HOUR = 30


class NoteForm(forms.Form):
    """A message."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=4000,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Is it urgent? Call 112 or 114. Reports of crimes go there, too."),
    )


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def own_messages(request: SignedInRequest) -> HttpResponse:
    """An ambassador's own thread."""
    rows = Volunteer.objects.select_related("person__profile", "district").filter(person=request.user)
    volunteer = rows.first()
    if volunteer is None:
        raise Http404
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            throttle("relay", str(request.user.pk), limit=AN_HOUR, seconds=3600)
            write_note(volunteer=volunteer, author=request.user, text=form.cleaned_data["text"])
        except TryghedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, str(_("Sent.")))
            return redirect("own_messages")
    context = {
        "form": form,
        "notes": list(Note.objects.filter(person=request.user).select_related("author")),
        "contact": contact_officer_of(volunteer.person),
        "district": volunteer.district,
    }
    if request.method == "GET":
        mark_read(volunteer=volunteer, reader=request.user)
    return render(request, "volunteers/relay/own_messages.html", context)


class ThreadView(ScopedDetailView):
    """The thread of an ambassador, for who handles them."""

    model = Volunteer
    template_name = "volunteers/relay/thread.html"

    def get_queryset(self) -> Any:
        """With what a name needs."""
        return super().get_queryset().with_person()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The messages; opening is noted, and they count as read."""
        user, volunteer = self.request.user, self.subject
        if not may_handle_application(user, volunteer):
            raise PermissionDenied
        log_opened(
            actor=user, person=volunteer.person, purpose=Purpose.CONTACT, district_id=volunteer.district_id
        )
        notes = list(Note.objects.filter(person=volunteer.person_id).select_related("author"))
        if self.request.method == "GET":
            mark_read(volunteer=volunteer, reader=user)
        kwargs.setdefault("form", NoteForm())
        return super().get_context_data(notes=notes, name=name_for(user, volunteer), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write, or keep what was typed."""
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            write_note(volunteer=self.subject, author=request.user, text=form.cleaned_data["text"])
        except NotAllowedError:
            raise PermissionDenied from None
        messages.success(request, str(_("Sent.")))
        return redirect("relay_thread", pk=self.subject.pk)
