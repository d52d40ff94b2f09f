"""Asking to see who a protected person is, and a second person's answer (DOMAIN rule 6)."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.access import log_opened
from accounts.enums import AccessKind, Purpose
from accounts.scope import scope_of
from accounts.telling import tell
from core.errors import NotAllowedError, ReasonMissingError, TransitionError
from volunteers.naming import sees_name
from volunteers.protection.models import Reveal


@transaction.atomic
def ask_reveal(*, subject: Any, actor: Any, reason: str) -> Reveal:
    """Ask to see a protected person's name; `subject` is their application or ambassador. Twice is one request.

    Raises `NotAllowedError` outside the actor's district or where nothing is hidden, `ReasonMissingError`.
    """
    inside = subject.district_id in scope_of(actor).districts
    if not inside or not subject.person.is_protected or sees_name(actor, subject):
        raise NotAllowedError
    if not reason.strip():
        raise ReasonMissingError
    candidate = Reveal(
        person=subject.person, district=subject.district, asked_by=actor, reason=reason.strip()
    )
    candidate.full_clean(validate_unique=False, validate_constraints=False)
    found, _created = Reveal.objects.get_or_create(
        person=subject.person,
        asked_by=actor,
        granted=None,
        defaults={"district": subject.district, "reason": candidate.reason},
    )
    return found


@transaction.atomic
def decide_reveal(*, reveal: Reveal, actor: Any, granted: bool) -> Reveal:
    """Say yes or no to a colleague's request. A yes lasts `REVEAL_HOURS`, and the person reads that it happened.

    Raises `NotAllowedError` for one's own request or another district's, `TransitionError` for a decided one.
    """
    locked = Reveal.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=reveal.pk)
    if not Reveal.objects.visible_to(actor).filter(pk=locked.pk).exists() or actor.pk in {
        locked.asked_by_id,
        locked.person_id,
    }:
        raise NotAllowedError
    if locked.granted is not None:
        raise TransitionError
    now = timezone.now()
    locked.granted, locked.decided_by, locked.decided_at = granted, actor, now
    locked.ends_at = now + timedelta(hours=settings.REVEAL_HOURS) if granted else None
    locked.save(update_fields=["granted", "decided_by", "decided_at", "ends_at"])
    if granted:
        log_opened(
            actor=locked.asked_by,
            person=locked.person,
            kind=AccessKind.REVEALED,
            purpose=Purpose.CONTACT,
            district_id=locked.district_id,
        )
    _tell_asker(locked)
    return locked


def _tell_asker(reveal: Reveal) -> None:
    with translation.override(reveal.asked_by.language):
        answer = (
            _("Yes. You can see the name and how to reach the person for %(hours)s hours.")
            % {"hours": settings.REVEAL_HOURS}
            if reveal.granted
            else _("No. Talk to the contact officer of the area.")
        )
        tell(
            person=reveal.asked_by,
            subject=_("Your request to see a protected name"),
            lines=[answer],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('workspace')}",
            verb=_("Go to My day"),
        )
