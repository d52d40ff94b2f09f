"""Asking many ambassadors of a list to one role."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from coordination.matching.ranking import Ranking
from coordination.matching.why_not import why_one
from coordination.services import invite
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
