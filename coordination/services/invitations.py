"""Asking people, and their answers."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import User
from coordination.enums import ASSIGNMENTS, AssignmentState
from coordination.errors import AlreadyAskedError, NotOpenError
from coordination.matching.ranking import Ranked, Ranking
from coordination.models import Assignment, Suggestion
from coordination.notifications import send_answer_thanks, send_invitation
from core.errors import NotAllowedError
from projects.models import Role
from projects.permissions import may_change_initiative
from projects.services import admit, dismiss_invited


def lock_for_asking(role_id: int, person_ids: Iterable[int]) -> Role:
    """The role, which nobody else asks people to until this transaction ends, nor the people to anything."""
    role = (
        Role.objects.select_for_update(of=("self",), no_key=True)
        .select_related("initiative__project__district", "initiative__project__postal_code")
        .get(pk=role_id)
    )
    people = User.objects.select_for_update(no_key=True).filter(pk__in=[*person_ids]).order_by("pk")
    list(people.values_list("pk", flat=True))  # the query is the lock
    return role


@transaction.atomic
def invite(
    *, role: Role, person_ids: Sequence[int], actor: Any, ranking: Ranking | None = None
) -> list[Assignment]:
    """Ask the chosen people, store why, and queue the letters. `ranking`: where the caller made it behind the lock.

    Raises `NotAllowedError` outside the actor's district, `AlreadyAskedError` when somebody chosen no longer suits
    or was asked in the meantime; then nobody is asked.
    """
    if not may_change_initiative(actor, role.initiative):
        raise NotAllowedError
    if ranking is None:
        ranking = Ranking(lock_for_asking(role.pk, person_ids), among=person_ids)
    suitable = {entry.volunteer.person_id: entry for entry in ranking.of(person_ids)}
    if not set(person_ids) <= set(suitable):
        raise AlreadyAskedError
    try:
        with transaction.atomic():
            return [_invite_one(role, suitable[pk], actor) for pk in person_ids]
    except IntegrityError:  # two coordinators at the same moment: the database let one through
        raise AlreadyAskedError from None


def _invite_one(role: Role, entry: Ranked, actor: Any) -> Assignment:
    suggestion = Suggestion.objects.create(
        person=entry.volunteer.person,
        role=role,
        score=entry.fit.score,
        numbers=entry.fit.numbers,
        sentences=[reason.as_json() for reason in entry.fit.reasons],
    )
    now = timezone.now()
    assignment = Assignment.objects.create(
        person=entry.volunteer.person,
        role=role,
        suggestion=suggestion,
        invited_by=actor,
        invited_at=now,
        answer_by=now + timedelta(days=settings.INVITATION_DAYS),
    )
    apply_transition(machine=ASSIGNMENTS, subject=assignment, name="invite", actor=actor)
    admit(project=role.initiative.project, person=assignment.person)
    send_invitation(assignment)
    return assignment


@transaction.atomic
def answer_invitation(*, assignment: Assignment, person: Any, yes: bool) -> Assignment:
    """Yes or no. The same answer twice is harmless.

    Raises `NotAllowedError` for somebody else's invitation and `NotOpenError` when it is past its time or
    answered otherwise.
    """
    locked = Assignment.objects.select_for_update(of=("self",)).with_role().get(pk=assignment.pk)
    if locked.person_id != person.pk:
        raise NotAllowedError
    wanted = AssignmentState.ACCEPTED if yes else AssignmentState.DECLINED
    if locked.state == wanted:
        return locked
    if locked.state != AssignmentState.INVITED or (locked.answer_by and locked.answer_by <= timezone.now()):
        raise NotOpenError
    apply_transition(machine=ASSIGNMENTS, subject=locked, name="accept" if yes else "decline", actor=person)
    locked.answered_at = timezone.now()
    locked.save(update_fields=["answered_at"])
    if yes:
        send_answer_thanks(locked)
    else:
        _let_go(locked)
    return locked


def _let_go(assignment: Assignment) -> None:
    """Whoever says no to the one thing they were asked to is no member of a closed project any more."""
    project = assignment.role.initiative.project
    others = Assignment.objects.filter(person=assignment.person_id, role__initiative__project=project)
    if not others.filter(state__in=(AssignmentState.INVITED, AssignmentState.ACCEPTED)).exists():
        dismiss_invited(project=project, person=assignment.person)


def expire_invitations() -> int:
    """Close invitations past their time; returns how many. Runs periodically; each row in its own transaction."""
    closed = 0
    for pk in Assignment.objects.overdue().values_list("pk", flat=True):
        with transaction.atomic():
            row = Assignment.objects.overdue().select_for_update(of=("self",)).filter(pk=pk).first()
            if row is not None:
                apply_transition(machine=ASSIGNMENTS, subject=row, name="expire", actor=None)
                _let_go(row)
                closed += 1
    return closed
