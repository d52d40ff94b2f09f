"""Mails that came back: staff say so, it waits in Min dag once, and somebody calls and asks for the right address."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from coordination.mailing.judging import subjects_of
from coordination.mailing.models import Mailing, Receiver
from core.errors import NotAllowedError
from core.registries import DayItem, Panel
from outbox.failures import ADDRESS_IN_DOUBT
from outbox.models import Message
from outbox.services import mark_returned
from volunteers.errands import DONE_WITHIN
from volunteers.models import Volunteer
from volunteers.naming import name_for
from volunteers.permissions import may_handle_application


def doubtful_mails() -> QuerySet[Message]:
    """What didn't reach its address, until somebody has asked; a new address of the person settles it as well."""
    rows = Message.objects.filter(
        medium=Message.Medium.MAIL,
        state=Message.State.FAILED,
        failure__in=ADDRESS_IN_DOUBT,
        settled_at=None,
    )
    return rows.exclude(to="")


def _mails_to(person: Any) -> QuerySet[Message]:
    return doubtful_mails().filter(to__iexact=person.email) if person.email else Message.objects.none()


def returned_mails(user: Any) -> Iterable[DayItem]:
    """One line for a person, however many mails came back."""
    first: dict[str, Message] = {}
    for mail in doubtful_mails().order_by("created_at", "pk"):
        first.setdefault(mail.to.lower(), mail)
    for row in _handled_by(user, first):
        yield _item(user, row, first[row.person.email.lower()])


def _handled_by(user: Any, addresses: Collection[str]) -> list[Any]:
    """The ambassadors and applications of the people at these addresses whom a member of staff handles."""
    if not addresses:
        return []
    people = User.objects.annotate(address=Lower("email")).filter(address__in=addresses, is_active=True)
    found = subjects_of(list(people.order_by().values_list("pk", flat=True)))
    return [row for row in found.values() if may_handle_application(user, row)]


def _item(user: Any, row: Any, mail: Message) -> DayItem:
    return DayItem(
        kind=_("Mail that came back"),
        icon="warning",
        title=_("Mail to %(name)s came back: call and ask") % {"name": name_for(user, row)},
        text=_("The address no longer works. Ask for the right one, or how we should reach them."),
        due=mail.created_at + DONE_WITHIN,
        url=_page_of(row),
        verb=_("See"),
    )


def _page_of(row: Any) -> str:
    kind = "ambassador_detail" if isinstance(row, Volunteer) else "application_detail"
    return reverse(kind, args=[row.pk])


def returned_panel(request: HttpRequest, subject: Any) -> Panel | None:
    """On the person's page: that it came back, and the button for when somebody has asked."""
    if not may_handle_application(request.user, subject):
        return None
    mail = _mails_to(subject.person).order_by("-created_at").first()
    if mail is None:
        return None
    return Panel("coordination/mailing/returned_panel.html", {"mail": mail, "person": subject.person})


@transaction.atomic
def settle(*, person: Any, actor: Any) -> int:
    """Somebody has asked; twice is harmless. Raises `NotAllowedError` for people the actor doesn't work with."""
    subject = subjects_of([person.pk]).get(person.pk)
    if subject is None or not may_handle_application(actor, subject):
        raise NotAllowedError
    return _mails_to(person).update(settled_at=timezone.now())


@transaction.atomic
def mark(*, mailing: Mailing, receiver: Receiver, actor: Any) -> int:
    """Note that the mail to one receiver came back. Whoever sees the message may. Raises `NotAllowedError`."""
    if (
        receiver.mailing_id != mailing.pk
        or not Mailing.objects.visible_to(actor).filter(pk=mailing.pk).exists()
    ):
        raise NotAllowedError
    return mark_returned(Message.objects.filter(key=receiver.key))
