"""Asking many ambassadors of a list to one role."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from coordination.matching.ranking import Ranking
from coordination.matching.why_not import why_one
from coordination.services import invite
from coordination.services.invitations import lock_for_asking
from core.errors import TryghedError
from core.registries import BulkAction, Refused, bulk_actions
from projects.models import Role
from projects.querysets import OPEN_STAGES
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
    why = Ranking(values["role"]).why_not([row.person_id for row in rows])
    for row in rows:
        if code := why.get(row.person_id):
            yield Refused(row, why_one(code))


def apply_invite(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """Judged once more behind the lock: whom a colleague asked this very moment is named, the others are asked."""
    people = [row.person_id for row in rows]
    try:
        why = _ask(values["role"].pk, people, user)
    except TryghedError as error:
        return [Refused(row, str(error)) for row in rows]
    return [Refused(row, why_one(why[row.person_id])) for row in rows if row.person_id in why]


@transaction.atomic
def _ask(role_id: int, people: Sequence[int], user: Any) -> Mapping[int, str]:
    """Ask those who suit now; gives why the others don't."""
    role = lock_for_asking(role_id, people)
    ranking = Ranking(role, among=people)
    why = ranking.why_not(people)
    invite(role=role, person_ids=[each for each in people if each not in why], actor=user, ranking=ranking)
    return why


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
