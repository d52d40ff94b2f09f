"""Asking a guardian, the answer, and the day somebody turns 18."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.errors import NotAllowedError
from core.events import announce
from core.throttle import throttle
from volunteers.enums import VolunteerState
from volunteers.errors import UnderAgeError
from volunteers.events import VolunteerReleased
from volunteers.minors import letters
from volunteers.minors.age import is_15_to_17
from volunteers.minors.data import GuardianData, MinorData
from volunteers.minors.errors import GuardianAnsweredError, NotUnder18Error, OwnAddressError
from volunteers.minors.models import Guardian
from volunteers.minors.openings import open_districts
from volunteers.models import Application, Profile, Volunteer
from volunteers.permissions import may_handle_application

DAY = 86_400  # seconds


def refuse_too_young(*, district: str, minor: MinorData | None) -> None:
    """Raise `UnderAgeError` unless somebody of 15 to 17 can take part in the district."""
    if minor is None or not is_15_to_17(minor.turns_18_on, timezone.localdate()):
        raise UnderAgeError
    if district not in open_districts():
        raise UnderAgeError


@transaction.atomic
def ask_guardian(*, person: Any, data: GuardianData) -> Guardian:
    """Ask for a yes. Somebody else than before is asked anew, and the links of the one before are dead.

    Raises `NotUnder18Error`, `OwnAddressError`, `GuardianAnsweredError` (an answer isn't asked for twice),
    `TooManyError` and `ValidationError`.
    """
    locked = User.objects.select_for_update().get(pk=person.pk)
    profile = Profile.objects.filter(person=locked, turns_18_on__gt=timezone.localdate()).first()
    if profile is None or profile.adult:
        raise NotUnder18Error
    if data.email and locked.email and data.email.lower() == locked.email.lower():
        raise OwnAddressError
    before = Guardian.objects.filter(person=locked).first()
    if before is not None and not before.is_waiting:
        raise GuardianAnsweredError
    throttle("guardian", str(locked.pk), limit=settings.GUARDIAN_LETTERS_A_DAY, seconds=DAY)
    guardian = _stored(locked, before, data)
    letters.ask(guardian)
    return guardian


def ask_with_application(*, person: Any, data: GuardianData) -> None:
    """Ask, unless a yes from an earlier application holds. Raises what `ask_guardian` raises."""
    if not Guardian.objects.confirmed().filter(person=person).exists():
        ask_guardian(person=person, data=data)


def _stored(person: User, before: Guardian | None, data: GuardianData) -> Guardian:
    if before is not None and (before.email, str(before.phone)) != (data.email, data.phone):
        letters.forget(before)
        before.delete()
        before = None
    guardian = before or Guardian(person=person)
    guardian.name, guardian.email, guardian.phone = data.name, data.email, data.phone
    guardian.asked_at = timezone.now()
    guardian.full_clean()
    guardian.save()
    return guardian


@transaction.atomic
def say_yes(*, guardian: Guardian, actor: Any | None = None) -> Guardian:
    """The guardian's yes, by the link (`actor` None) or written down by staff. A second yes is harmless.

    Raises `NotAllowedError` for staff who don't handle the young person, and `GuardianAnsweredError` by a link after
    a no: who has said no talks with us first.
    """
    locked = _locked(guardian, actor)
    if locked.holds:
        return locked
    if locked.refused_at is not None and actor is None:
        raise GuardianAnsweredError
    locked.confirmed_at, locked.refused_at, locked.answered_by = timezone.now(), None, actor
    locked.save(update_fields=["confirmed_at", "refused_at", "answered_by"])
    letters.confirm(locked)
    return locked


@transaction.atomic
def say_no(*, guardian: Guardian, actor: Any | None = None) -> Guardian:
    """The guardian's no, or a yes taken back: coming places are given back. Raises as `say_yes`; twice is harmless."""
    locked = _locked(guardian, actor)
    if locked.refused_at is not None:
        return locked
    locked.refused_at, locked.answered_by = timezone.now(), actor
    locked.save(update_fields=["refused_at", "answered_by"])
    _release(locked.person_id, actor)
    letters.refuse(locked)
    return locked


def _release(person_id: Any, actor: Any | None) -> None:
    gone = [VolunteerState.ENDED, VolunteerState.ANONYMISED]
    volunteer = Volunteer.objects.filter(person=person_id).exclude(state__in=gone).first()
    if volunteer is not None:
        announce(VolunteerReleased(volunteer=volunteer, actor=actor, reason="", for_good=True))


def _locked(guardian: Guardian, actor: Any | None) -> Guardian:
    rows = Guardian.objects.select_for_update(of=("self",)).select_related("person")
    locked = rows.get(pk=guardian.pk)
    if actor is not None and not may_answer_for(actor, locked):
        raise NotAllowedError
    return locked


def may_answer_for(user: Any, guardian: Guardian) -> bool:
    """Whether a member of staff handles the young person, as an applicant or as an ambassador."""
    subject = subject_of(guardian)
    return subject is not None and may_handle_application(user, subject)


def subject_of(guardian: Guardian) -> Application | Volunteer | None:
    """The ambassador, else the latest application, a guardian answers about."""
    volunteer = Volunteer.objects.with_person().filter(person=guardian.person_id).first()
    if volunteer is not None:
        return volunteer
    rows = Application.objects.with_person().filter(person=guardian.person_id)
    return rows.order_by("-received_at").first()


def let_grow_up() -> None:
    """Who has turned 18 is an adult from that day: the day falls, and they are told. The job of a day."""
    for profile in Profile.objects.filter(turns_18_on__lte=timezone.localdate()).select_related("person"):
        with transaction.atomic():
            locked = Profile.objects.select_for_update().get(pk=profile.pk)
            if locked.turns_18_on is None:
                continue
            locked.adult, locked.turns_18_on = True, None
            locked.save(update_fields=["adult", "turns_18_on"])
            letters.grown_up(profile.person)
