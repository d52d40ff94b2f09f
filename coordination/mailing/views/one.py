"""One message: looked at before it is sent, and what came of it afterwards."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from accounts.access import log_list
from accounts.enums import Purpose
from coordination.mailing import returned, services
from coordination.mailing.judging import subjects_of
from coordination.mailing.letters import tell_trial
from coordination.mailing.models import Mailing, Receiver
from coordination.mailing.reading import name_of, preview_of
from coordination.mailing.status import arrivals_of, status_of
from core.errors import NotAllowedError, TryghedError
from core.numbers import number_of
from outbox.models import Message
from workspace.views import ScopedDetailView

PEOPLE_A_PAGE = 100


class MailingView(ScopedDetailView):
    """A draft shows who will get it; a sent one how far it is."""

    model = Mailing

    def get_queryset(self) -> Any:
        """With what its letters are made of."""
        return super().get_queryset().with_words().select_related("sending")

    def get_template_names(self) -> list[str]:
        """Two pages under one address."""
        return [f"coordination/mailing/{'draft' if self.subject.is_draft else 'sent'}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both name people: the look is noted once (DOMAIN rule 4)."""
        log_list(actor=self.request.user, purpose=Purpose.CONTACT, query=self.request.path)
        if self.subject.is_draft:
            kwargs["preview"] = preview_of(self.subject, self.request.user)
        else:
            kwargs |= self._arrived()
        return super().get_context_data(own=self.subject.by_id == self.request.user.pk, **kwargs)

    def _arrived(self) -> dict[str, Any]:
        rows = self.subject.receivers.select_related("person")
        chosen = self.request.GET.get("vis") == "problemer"
        if chosen:
            rows = rows.filter(pk__in=failed_receivers(self.subject))
        page = Paginator(rows, PEOPLE_A_PAGE).get_page(self.request.GET.get("side"))
        found = list(page.object_list)
        arrivals, subjects = arrivals_of(found), subjects_of([row.person_id for row in found])
        named = [
            (row, name_of(self.request.user, self.subject, row.person, subjects.get(row.person_id)))
            for row in found
        ]
        return {
            "status": status_of(self.subject),
            "page": page,
            "rows": [(row, name, arrivals[row.pk]) for row, name in named],
            "problems": chosen,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One of the buttons."""
        act = ACTIONS.get(request.POST.get("do", ""))
        if act is None:
            return redirect("mailing", pk=self.subject.pk)
        try:
            return act(request, self.subject)
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        return redirect("mailing", pk=self.subject.pk)


def failed_receivers(mailing: Mailing) -> QuerySet[Any, Any]:
    """Those whose letter didn't arrive."""
    failed = Message.objects.filter(key__startswith=mailing.key_prefix, state=Message.State.FAILED)
    people = [int(str(key).rsplit("-", 1)[1]) for key in failed.values_list("key", flat=True)]
    return mailing.receivers.filter(person__in=people).values("pk")


def _try(request: HttpRequest, mailing: Mailing) -> HttpResponse:
    if mailing.by_id != request.user.pk:
        raise NotAllowedError
    preview = preview_of(mailing, request.user)
    if preview.like is None:
        messages.error(request, _("Nobody of those you chose can be written to."))
    else:
        tell_trial(mailing, request.user, preview.like, preview.like_first_name, preview.officers)
        messages.success(request, _("A trial is on its way to you. Nobody else gets anything."))
    return redirect("mailing", pk=mailing.pk)


def _send(request: HttpRequest, mailing: Mailing) -> HttpResponse:
    services.send(mailing=mailing, actor=request.user, expected=number_of(request.POST.get("antal", "")))
    return redirect("mailing", pk=mailing.pk)


def _discard(request: HttpRequest, mailing: Mailing) -> HttpResponse:
    services.discard(mailing=mailing, actor=request.user)
    messages.success(request, _("The draft is thrown away. Nobody got anything."))
    return redirect("mailing_list")


def _returned(request: HttpRequest, mailing: Mailing) -> HttpResponse:
    row = get_object_or_404(Receiver, pk=number_of(request.POST.get("row", "")), mailing=mailing)
    if returned.mark(mailing=mailing, receiver=row, actor=request.user):
        messages.success(
            request, _("Noted. It stands in My day that somebody calls and asks for the address.")
        )
    return redirect("mailing", pk=mailing.pk)


ACTIONS = {"try": _try, "send": _send, "discard": _discard, "returned": _returned}
