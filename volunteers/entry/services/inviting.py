"""Personal invitations: sent, answered, or gone unanswered. Of those that are over only counts stay."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.scope import scope_of
from core.errors import NotAllowedError
from core.links import make_token
from core.throttle import throttle
from outbox import sms
from outbox.models import Message
from outbox.services import enqueue, enqueue_letter
from places.models import LocalArea
from volunteers.entry.models import Invitation, InvitationCount
from volunteers.enums import WayIn
from volunteers.services.apply import WROTE_THEMSELVES, Origin

PURPOSE = "join"
DAY = 24 * 3600
Outcome = InvitationCount.Outcome


@dataclass(frozen=True)
class InvitationData:
    """Who is invited, where, and the inviter's own words."""

    first_name: str
    district_id: str
    area: LocalArea | None = None
    email: str = ""
    phone: str = ""
    words: str = ""
    language: str = "da"


@transaction.atomic
def invite(*, actor: Any, data: InvitationData) -> Invitation:
    """Send the letter; raises `NotAllowedError`, and `TooManyError` above the day's number for one member of staff."""
    if data.district_id not in scope_of(actor).districts:
        raise NotAllowedError
    throttle("join-invitation", str(actor.pk), limit=settings.JOIN_INVITATIONS_A_DAY, seconds=DAY)
    invitation = Invitation(
        inviter=actor,
        district_id=data.district_id,
        area=data.area,
        first_name=data.first_name,
        email=data.email.lower(),
        phone=data.phone,
        words=data.words,
        language=data.language,
        expires_on=timezone.localdate() + timedelta(days=settings.JOIN_INVITATION_DAYS),
    )
    invitation.full_clean()
    invitation.save()
    with translation.override(invitation.language):
        _send(invitation)
    return invitation


def _send(invitation: Invitation) -> None:
    path = reverse("join_invitation", args=[make_token(PURPOSE, invitation.pk)])
    url = f"{settings.WAGTAILADMIN_BASE_URL}{path}"
    name, district = invitation.inviter.first_name, invitation.district.name
    values = {"name": name, "district": district}
    lines = [
        _("Hi %(name)s") % {"name": invitation.first_name},
        _("%(name)s at %(district)s thinks of you as somebody people talk to where you live.") % values,
        *([invitation.words] if invitation.words else []),
        _("Would you like to be a safety ambassador? It is unpaid, and you can stop at any time."),
        _("Behind the button you can read what it is and say yes or no. A no deletes your data at once."),
    ]
    if invitation.email:
        subject = _("%(name)s from %(district)s would like to ask you something") % values
        enqueue_letter(
            to=invitation.email,
            subject=subject,
            lines=lines,
            url=url,
            verb=_("See and answer"),
            key=_key(invitation),
        )
        return
    enqueue(
        to=str(invitation.phone),
        subject=_("Invitation"),
        text=sms.shortened(lines, url),
        key=_key(invitation),
        medium=Message.Medium.SMS,
    )


def _key(invitation: Invitation) -> str:
    return f"join-invitation-{invitation.pk}"


@transaction.atomic
def accept_invitation(*, invitation: Invitation) -> None:
    """The person wants to; pressing again changes nothing."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=timezone.now())


@transaction.atomic
def decline_invitation(*, invitation: Invitation) -> None:
    """No thanks: everything about the person goes at once."""
    _close(Invitation.objects.filter(pk=invitation.pk), Outcome.DECLINED)


def origin_of(invitation: Invitation | None, district_id: str) -> Origin:
    """An application that was invited belongs to who invited, where they work."""
    if invitation is None:
        return WROTE_THEMSELVES
    works_there = district_id in scope_of(invitation.inviter).districts
    return Origin(way_in=WayIn.INVITED, owner=invitation.inviter if works_there else None)


@transaction.atomic
def finish_invitation(*, invitation: Invitation) -> None:
    """The application is there; the invitation isn't needed any more."""
    _close(Invitation.objects.filter(pk=invitation.pk), Outcome.APPLIED)


def expire_invitations(rows: QuerySet[Invitation]) -> int:
    """Let unanswered ones fall; returns how many."""
    return _close(rows, Outcome.EXPIRED)


@transaction.atomic
def _close(rows: QuerySet[Invitation], outcome: str) -> int:
    gone = list(rows.select_for_update().values_list("pk", "district_id", "created_at"))
    for _pk, district_id, created_at in gone:
        _count(district_id, timezone.localdate(created_at).replace(day=1), outcome)
    Message.objects.filter(key__in=[f"join-invitation-{pk}" for pk, _district, _at in gone]).delete()
    Invitation.objects.filter(pk__in=[pk for pk, _district, _at in gone]).delete()
    return len(gone)


def _count(district_id: str, month: date, outcome: str) -> None:
    row, _created = InvitationCount.objects.get_or_create(
        district_id=district_id, month=month, outcome=outcome
    )
    InvitationCount.objects.filter(pk=row.pk).update(number=F("number") + 1)
