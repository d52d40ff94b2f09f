"""Saving a new home; asking two districts, and their answers."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import User
from accounts.scope import scope_of
from core.errors import NotAllowedError, TransitionError
from core.events import announce
from places.lookup import Home
from volunteers.enums import VolunteerState
from volunteers.events import VolunteerMoved
from volunteers.models import Application, Profile, Volunteer
from volunteers.moving.enums import MOVES, NEW_ANSWERS, OLD_ANSWERS, OPEN, MoveState
from volunteers.moving.errors import ApplicationOpenError, MoveOpenError
from volunteers.moving.letters import tell_asked, tell_declined, tell_moved
from volunteers.moving.models import Move
from volunteers.services.apply import home_values

STAYING = (VolunteerState.ACTIVE, VolunteerState.PAUSED)


@transaction.atomic
def save_home(*, person: Any, home: Home) -> Move | None:
    """A new home: at once within the district, else a move that both districts answer.

    Raises `MoveOpenError` while another one is open, `ApplicationOpenError` for an applicant (their case is with
    the old district), and `NotAllowedError` for somebody suspended.
    """
    locked = User.objects.select_for_update().get(pk=person.pk)
    if Move.objects.open().filter(person=locked).exists():
        raise MoveOpenError
    volunteer = Volunteer.objects.select_for_update().filter(person=locked).first()
    gone = volunteer is None or volunteer.state in {VolunteerState.ENDED, VolunteerState.ANONYMISED}
    district = None if gone or volunteer is None else volunteer.district_id
    application = Application.objects.undecided().filter(person=locked).first()
    if district is None and application and application.district_id != home.district.pk:
        raise ApplicationOpenError
    if volunteer is None or district in {None, home.district.pk}:
        Profile.objects.filter(person=locked).update(**home_values(home))
        return None
    if volunteer.state not in STAYING:
        raise NotAllowedError
    move = Move.objects.create(
        person=locked,
        origin=volunteer.district,
        target=home.district,
        postal_code=home.postal_code,
        municipality=home.municipality,
    )
    tell_asked(move)
    return move


@transaction.atomic
def agree(*, move: Move, actor: Any) -> Move:
    """Say yes for each side the actor coordinates; the second yes moves the person.

    Raises `NotAllowedError` and `TransitionError`.
    """
    locked, volunteer = _locked(move)
    districts = _districts_of(actor, locked)
    names = _open_answers(locked, districts)
    if not names:
        raise TransitionError
    for side in names:
        name = side if locked.state == MoveState.ASKED else f"{side}_last"
        apply_transition(machine=MOVES, subject=locked, name=name, actor=actor)
    if locked.state == MoveState.DONE:
        _carry_out(locked, volunteer, actor)
    return locked


@transaction.atomic
def decline(*, move: Move, actor: Any, reason: str) -> Move:
    """Say no, with a reason the person reads; they stay where they are. Raises as `agree`, and `ReasonMissingError`."""
    locked, _volunteer = _locked(move)
    _districts_of(actor, locked)
    apply_transition(machine=MOVES, subject=locked, name="decline", actor=actor, reason=reason)
    locked.reason, locked.decided_at = reason, timezone.now()
    locked.full_clean(validate_constraints=False)
    locked.save(update_fields=["reason", "decided_at"])
    tell_declined(locked)
    return locked


@transaction.atomic
def withdraw(*, move: Move, person: Any) -> None:
    """The person stays after all; raises `NotAllowedError` for somebody else, `TransitionError` when it is decided."""
    if move.person_id != person.pk:
        raise NotAllowedError
    locked, _volunteer = _locked(move)
    apply_transition(machine=MOVES, subject=locked, name="withdraw", actor=person)
    Move.objects.filter(pk=locked.pk).update(decided_at=timezone.now())


def _districts_of(actor: Any, move: Move) -> frozenset[str]:
    """The sides the actor answers for; nobody answers their own move."""
    districts = scope_of(actor).coordinator & {move.origin_id, move.target_id}
    if not districts or actor.pk == move.person_id:
        raise NotAllowedError
    return districts


def _open_answers(move: Move, districts: frozenset[str]) -> list[str]:
    old = move.origin_id in districts and move.state in OLD_ANSWERS
    new = move.target_id in districts and move.state in NEW_ANSWERS
    return ["release"] * old + ["welcome"] * new


def _carry_out(move: Move, volunteer: Volunteer, actor: Any) -> None:
    """History, hours, courses and agreement hang on the person and follow; the district alone changes."""
    home = Home(postal_code=move.postal_code, municipality=move.municipality, district=move.target)
    Profile.objects.filter(person=move.person).update(**home_values(home))
    volunteer.district = move.target
    volunteer.save(update_fields=["district"])
    Move.objects.filter(pk=move.pk).update(decided_at=timezone.now())
    announce(VolunteerMoved(volunteer=volunteer, actor=actor, origin=move.origin_id))
    tell_moved(move)


def _locked(move: Move) -> tuple[Move, Volunteer]:
    # The person first, as a sign-up does (DOMAIN rule 1): nobody gets a place of the old district meanwhile.
    User.objects.select_for_update().get(pk=move.person_id)
    rows = Move.objects.select_for_update(of=("self",))
    locked = rows.select_related("person", "origin", "target", "postal_code", "municipality").get(pk=move.pk)
    volunteer = Volunteer.objects.select_for_update().get(person=move.person_id)
    if locked.state in OPEN and volunteer.state not in STAYING:
        raise TransitionError
    return locked, volunteer
