"""Who was asked for what: answers in the past, and a few invitations that wait for one."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from accounts.models import StateChange, User
from coordination.enums import AssignmentState
from coordination.matching import Ranked, rank_for
from coordination.models import Assignment, Attendance, Suggestion
from coordination.services import invite
from projects.enums import Stage
from projects.models import Role
from tryghed.demo.reading import Clock
from tryghed.demo.rows import change, put

ASKED_BEFORE = timedelta(days=14)
ANSWERED_AFTER = timedelta(days=2)
YES, NO, ENDED = AssignmentState.ACCEPTED, AssignmentState.DECLINED, AssignmentState.ENDED
SAID_NO = 2
# Roles whose next invitations wait for an answer now: title of the role, how many beside the demo account.
WAITING = {"Aftenvandrer": 2, "Vagt ved standen": 1, "Vært for de unge": 2, "Natteravn": 2}
ACCOUNT_IS_ASKED = "Aftenvandrer"


def answer_in_the_past(coordinators: dict[str, User], clock: Clock) -> None:
    """Whoever took part had said yes; a few others said no."""
    for role in Role.objects.select_related("initiative__project").order_by("pk"):
        ranked = {entry.volunteer.person_id: entry for entry in rank_for(role).ranked}
        came = list(_came(role))
        actor = coordinators[role.initiative.project.district_id]
        for person, starts_at in came:
            entry = ranked.pop(person, None)
            if entry:
                _ask(role, entry, actor, starts_at - ASKED_BEFORE, _outcome(role))
        if came and role.initiative.project.stage == Stage.RUNNING:
            last_ones = list(ranked.values())[-SAID_NO:]
            for number, entry in enumerate(last_ones):
                _ask(role, entry, actor, clock.ago(20 + 9 * number), NO)


def _came(role: Role) -> list[tuple[int, datetime]]:
    """Each person of the role once, with the start of their first session."""
    rows = Attendance.objects.confirmed().filter(place__role=role).order_by("-starts_at")
    first = dict(rows.values_list("person", "starts_at"))
    return sorted(first.items(), key=lambda item: (item[1], item[0]))


def _outcome(role: Role) -> AssignmentState:
    return YES if role.initiative.project.stage == Stage.RUNNING else ENDED


def _ask(role: Role, entry: Ranked, actor: User, at: datetime, outcome: AssignmentState) -> None:
    person = entry.volunteer.person
    suggestion = put(
        Suggestion(
            person=person,
            role=role,
            score=entry.fit.score,
            numbers=entry.fit.numbers,
            sentences=[reason.as_json() for reason in entry.fit.reasons],
            made_at=at,
        )
    )
    assignment = put(
        Assignment(
            person=person,
            role=role,
            suggestion=suggestion,
            state=outcome,
            invited_by=actor,
            invited_at=at,
            answer_by=at + timedelta(days=settings.INVITATION_DAYS),
            answered_at=at + ANSWERED_AFTER,
        )
    )
    StateChange.objects.bulk_create(_history(assignment, person, actor, at))


def _history(assignment: Assignment, person: User, actor: User, at: datetime) -> list[StateChange]:
    asked, answered = AssignmentState.INVITED, at + ANSWERED_AFTER
    lines = [change(assignment, "invite", AssignmentState.SUGGESTED, asked, actor=actor, at=at)]
    if assignment.state == NO:
        return [*lines, change(assignment, "decline", asked, NO, actor=person, at=answered)]
    lines.append(change(assignment, "accept", asked, YES, actor=person, at=answered))
    if assignment.state == ENDED:
        ended = answered + timedelta(days=60)
        lines.append(change(assignment, "end", YES, ENDED, actor=actor, at=ended))
    return lines


def ask_now(account: Any, coordinators: dict[str, User]) -> None:
    """Real invitations, with the explanation people read; one of them to the demo ambassador."""
    for role in Role.objects.filter(title__in=WAITING).select_related("initiative__project").order_by("pk"):
        suited = [entry.volunteer.person_id for entry in rank_for(role).ranked]
        chosen = [pk for pk in suited if pk != account.pk][: WAITING[role.title]]
        if role.title == ACCOUNT_IS_ASKED:
            chosen.append(account.pk)
        invite(role=role, person_ids=chosen, actor=coordinators[role.initiative.project.district_id])
