"""Who was asked for what: answers in the past, and a few invitations that wait for one."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import StateChange, User
from coordination.enums import AssignmentState
from coordination.matching.ranking import Ranked, Ranking
from coordination.models import Assignment, Attendance, Suggestion
from coordination.services import invite
from projects.enums import Stage
from projects.models import Role
from tryghed.demo.reading import Clock
from tryghed.demo.rows import change

ASKED_BEFORE = timedelta(days=14)
ANSWERED_AFTER = timedelta(days=2)
YES, NO, ENDED = AssignmentState.ACCEPTED, AssignmentState.DECLINED, AssignmentState.ENDED
SILENT, BACK = AssignmentState.EXPIRED, AssignmentState.WITHDRAWN
# Of those who suit least: two said no, one never answered, one said yes and stepped back.
OTHER_ANSWERS = (NO, NO, SILENT, BACK)
# Roles whose next invitations wait for an answer now: title of the role, how many beside the demo account.
WAITING = {
    "Aftenvandrer": 2,
    "Vagt ved standen": 1,
    "Vært for de unge": 2,
    "Natteravn": 2,
    "Stigænger": 2,
    "Nøglenabo": 2,
    "Havevandrer": 1,
    "Dørbanker": 2,
    "Følgesvend": 1,
    "Lystæller": 2,
    "Kældervandrer": 2,
    "Aftenvært på stationen": 3,
    "Bisidder på bænken": 1,
    "Ventevært": 3,
    "Molevagt": 2,
}
ACCOUNT_IS_ASKED = "Aftenvandrer"
ENDED_AFTER, BACK_AFTER = timedelta(days=60), timedelta(days=5)


def answer_in_the_past(coordinators: dict[str, User], clock: Clock) -> None:
    """Whoever took part had said yes; a few others answered otherwise, or not at all."""
    for role in Role.objects.select_related("initiative__project").order_by("pk"):
        came = list(_came(role))
        if not came:
            continue
        ranking = Ranking(role)
        ranked = {entry.volunteer.person_id: entry for entry in ranking.top(len(ranking))}
        known = [(ranked.pop(person), at) for person, at in came if person in ranked]
        stays = _stays(role)
        asked = [
            (entry, at - ASKED_BEFORE, YES if number > len(known) - stays else ENDED)
            for number, (entry, at) in enumerate(known, start=1)
        ]
        if role.initiative.project.stage == Stage.RUNNING:
            last_ones = list(ranked.values())[-len(OTHER_ANSWERS) :]
            asked += [
                (entry, clock.ago(20 + 9 * number), answer)
                for number, (entry, answer) in enumerate(zip(last_ones, OTHER_ANSWERS, strict=False))
            ]
        _ask_all(role, asked, coordinators[role.initiative.project.district_id])


def _came(role: Role) -> list[tuple[int, datetime]]:
    """Each person of the role once, with the start of their first session."""
    rows = Attendance.objects.confirmed().filter(place__role=role).order_by("-starts_at")
    first = dict(rows.values_list("person", "starts_at"))
    return sorted(first.items(), key=lambda item: (item[1], item[0]))


def _stays(role: Role) -> int:
    """How many of those who came last have the task still: as many as are wanted beside those who are asked now."""
    if role.initiative.project.stage != Stage.RUNNING:
        return 0
    asked = WAITING.get(role.title, 0) + (role.title == ACCOUNT_IS_ASKED)
    return max(1, role.number - asked)


def _ask_all(role: Role, asked: list[tuple[Ranked, datetime, AssignmentState]], actor: User) -> None:
    suggestions = [_suggestion(role, entry, at) for entry, at, _outcome in asked]
    Suggestion.objects.bulk_create(suggestions)
    assignments = [
        _assignment(suggestion, at, outcome, actor)
        for suggestion, (_entry, at, outcome) in zip(suggestions, asked, strict=True)
    ]
    Assignment.objects.bulk_create(assignments)
    StateChange.objects.bulk_create(
        line
        for assignment, (_entry, at, _outcome) in zip(assignments, asked, strict=True)
        for line in _history(assignment, actor, at)
    )


def _suggestion(role: Role, entry: Ranked, at: datetime) -> Suggestion:
    return Suggestion(
        person=entry.volunteer.person,
        role=role,
        score=entry.fit.score,
        numbers=entry.fit.numbers,
        sentences=[reason.as_json() for reason in entry.fit.reasons],
        made_at=at,
    )


def _assignment(suggestion: Suggestion, at: datetime, outcome: AssignmentState, actor: User) -> Assignment:
    return Assignment(
        person=suggestion.person,
        role=suggestion.role,
        suggestion=suggestion,
        state=outcome,
        invited_by=actor,
        invited_at=at,
        answer_by=at + timedelta(days=settings.INVITATION_DAYS),
        answered_at=None if outcome == SILENT else at + ANSWERED_AFTER,
    )


def _history(assignment: Assignment, actor: User, at: datetime) -> list[StateChange]:
    asked, person, answered = AssignmentState.INVITED, assignment.person, assignment.answered_at
    lines = [change(assignment, "invite", AssignmentState.SUGGESTED, asked, actor=actor, at=at)]
    if answered is None:
        expired = at + timedelta(days=settings.INVITATION_DAYS)
        return [*lines, change(assignment, "expire", asked, SILENT, actor=None, at=expired)]
    if assignment.state == NO:
        return [*lines, change(assignment, "decline", asked, NO, actor=person, at=answered)]
    lines.append(change(assignment, "accept", asked, YES, actor=person, at=answered))
    if assignment.state == ENDED:
        ended = min(answered + ENDED_AFTER, timezone.now() - timedelta(days=1))
        lines.append(change(assignment, "end", YES, ENDED, actor=actor, at=ended))
    if assignment.state == BACK:
        lines.append(change(assignment, "withdraw", YES, BACK, actor=person, at=answered + BACK_AFTER))
    return lines


def ask_now(account: Any, coordinators: dict[str, User]) -> None:
    """Real invitations, with the explanation people read; one of them to the demo ambassador."""
    for role in Role.objects.filter(title__in=WAITING).select_related("initiative__project").order_by("pk"):
        ranking = Ranking(role)
        suited = [entry.volunteer.person_id for entry in ranking.top(len(ranking))]
        chosen = [pk for pk in suited if pk != account.pk][: WAITING[role.title]]
        if role.title == ACCOUNT_IS_ASKED:
            chosen.append(account.pk)
        invite(role=role, person_ids=chosen, actor=coordinators[role.initiative.project.district_id])
