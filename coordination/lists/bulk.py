"""Asking many ambassadors of a list to one role."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from coordination.enums import LIVE_ASSIGNMENTS
from coordination.matching.demand import judged_on, role_sessions
from coordination.matching.ranking import ASKED_ENOUGH, Ranking
from coordination.models import Assignment
from coordination.services import invite
from coordination.views.matching import WHY_NOT
from core.errors import TryghedError
from core.registries import BulkAction, Refused, bulk_actions
from core.requirements import evaluate
from projects.enums import RequirementKind
from projects.models import Role
from projects.querysets import OPEN_STAGES
from volunteers.enums import VolunteerState
from volunteers.tags.bulk import PEOPLE

MOST = 200  # letters at once


class _RoleChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        """The initiative says where."""
        return f"{obj.initiative.title}: {obj.title}"


class InviteForm(forms.Form):
    """Which role; among those the user finds people for."""

    role = _RoleChoice(label=_("Role"), queryset=Role.objects.none(), empty_label=_("Choose a role"))

    def __init__(self, data: Any = None, *, user: Any) -> None:
        super().__init__(data)
        rows = Role.objects.own(user).filter(initiative__project__stage__in=OPEN_STAGES)
        self.fields["role"].queryset = rows.select_related(  # type: ignore[attr-defined]
            "initiative__project__postal_code"
        ).order_by("initiative__title", "title", "pk")


def judge_invite(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """Who doesn't suit, by the checkers that page, sign-up and ranking share."""
    role, people = values["role"], [row.person_id for row in rows]
    suits = {entry.volunteer.person_id for entry in Ranking(role).of(people)}
    others = [row for row in rows if row.person_id not in suits]
    if others:
        reason_of = _Reasons(role, [row.person_id for row in others])
        yield from (Refused(row, reason_of(row)) for row in others)


class _Reasons:
    """Why each of some people doesn't suit a role; read once for all of them."""

    def __init__(self, role: Role, people: Sequence[int]) -> None:
        held = Assignment.objects.filter(role=role, person__in=people, state__in=LIVE_ASSIGNMENTS)
        self._held = set(held.values_list("person", flat=True))
        self._district = role.initiative.project.district_id
        self._refusals = evaluate(role.requirements.all(), people, judged_on(list(role_sessions(role))))

    def __call__(self, row: Any) -> Any:
        """The first thing that stands in the way."""
        if row.person_id in self._held:
            return _("is asked already, or has the task")
        if row.district_id != self._district:
            return WHY_NOT[RequirementKind.DISTRICT]
        if row.state != VolunteerState.ACTIVE:
            return WHY_NOT[RequirementKind.AMBASSADOR]
        if refusals := self._refusals[row.person_id]:
            return WHY_NOT[RequirementKind(refusals[0].kind)]
        if getattr(row.person, "profile", None) is None:
            return _("hasn't told where they live")
        return WHY_NOT[ASKED_ENOUGH]


def apply_invite(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """All at once or nobody: the service asks nobody when one doesn't suit any more."""
    try:
        invite(role=values["role"], person_ids=[row.person_id for row in rows], actor=user)
    except TryghedError as error:
        return [Refused(row, str(error)) for row in rows]
    return ()


def register() -> None:
    """An action of the list of ambassadors."""
    action = BulkAction(
        "invite",
        _("Ask to a role"),
        _("Ask them"),
        lambda user: bool(scope_of(user).districts),
        judge_invite,
        apply_invite,
        InviteForm,
        most=MOST,
    )
    bulk_actions[PEOPLE].register("invite", action, order=10)
