"""A guest asks, confirms by link, and has a seat."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.enums import Channel
from accounts.history import apply_transition
from accounts.models import User
from coordination.enums import ATTENDANCES, WAITING, AttendanceState
from coordination.errors import ClashError, NotOpenYetError
from coordination.guests.letters import send_confirmation
from coordination.guests.models import GuestSignUp
from coordination.guests.rules import takes_guests
from coordination.models import Attendance
from coordination.services.seats import (
    check_open,
    clashes,
    guarded,
    live_row,
    lock_people,
    lock_session,
    new_row,
    take_seats,
)
from coordination.services.waiting import accept_offer
from coordination.session_letters import send_sign_up_receipt
from core.errors import NotAllowedError
from core.requirements import require
from projects.enums import RequirementKind
from projects.models import Session, SessionPlace
from volunteers.enums import VolunteerState
from volunteers.models import Profile, Volunteer


@transaction.atomic
def ask_as_guest(*, place: SessionPlace, first_name: str, email: str, language: str) -> GuestSignUp:
    """Note the wish and send the link. The answer is the same whoever the address belongs to.

    Raises `NotOpenYetError` where guests aren't let in.
    """
    if not takes_guests(place):
        raise NotOpenYetError
    row = GuestSignUp(place=place, first_name=first_name, email=email.strip().lower(), language=language)
    row.full_clean()
    row.save()
    send_confirmation(row)
    return row


@guarded
def confirm_guest(*, guest: GuestSignUp) -> Attendance:
    """Take the seat for who proved the address; twice returns the same one.

    An account with that address is the person; who waits in line gives that up for the seat. Raises
    `NotOpenYetError`, `SessionGoneError`, `ClashError`, `SessionFullError`, `RequirementNotMetError` (known to be too
    young), `NotAllowedError` (the account is closed, or the ambassador suspended).
    """
    place = SessionPlace.objects.select_related("session", "role").get(pk=guest.place_id)
    locked = GuestSignUp.objects.select_for_update(of=("self",)).select_related("person").get(pk=guest.pk)
    person = locked.person or _person_of(locked)
    lock_people([person])
    session = lock_session(place.session_id)
    existing = live_row(person, session)
    if existing and existing.state not in WAITING:
        return existing
    if existing and existing.state == AttendanceState.OFFERED:
        return accept_offer(attendance=existing, person=person)
    if not takes_guests(place):
        raise NotOpenYetError
    check_open(session, person)
    _check_known(person, place, session)
    if clashes(person, session).exists():
        raise ClashError
    if existing:
        apply_transition(machine=ATTENDANCES, subject=existing, name="cancel", actor=person)
    [seat] = take_seats(place, 1, person)
    row = new_row(
        person=person, place=place, session=session, state=AttendanceState.SIGNED_UP, actor=person, seat=seat
    )
    GuestSignUp.objects.filter(pk=guest.pk).update(person=person)
    send_sign_up_receipt(row)
    return row


def _check_known(person: Any, place: SessionPlace, session: Session) -> None:
    """A guest says how old they are; what we know of somebody counts for more, and so does a suspension."""
    if Volunteer.objects.filter(person=person, state=VolunteerState.SUSPENDED).exists():
        raise NotAllowedError
    if Profile.objects.filter(person=person).exists():
        of_age = place.role.requirements.filter(kind=RequirementKind.ADULT)
        require(of_age, person.pk, timezone.localdate(session.starts_at))


def _person_of(guest: GuestSignUp) -> Any:
    known = User.objects.filter(email__iexact=guest.email).first()
    if known is not None:
        return known
    person = User(
        email=guest.email, first_name=guest.first_name, language=guest.language, channel=Channel.MAIL
    )
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:  # another question of the same address was confirmed at this very instant
        return User.objects.get(email__iexact=guest.email)
    return person
