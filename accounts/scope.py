"""What a member of staff may reach: computed once per request, used by every `visible_to` (DOMAIN rule 3)."""

from dataclasses import dataclass
from typing import Any

from accounts.enums import Role
from accounts.models import StaffRole
from accounts.querysets import on_duty_q
from places.models import LocalArea


@dataclass(frozen=True)
class Scope:
    """Districts by role, and the areas a contact officer has today."""

    coordinator: frozenset[str] = frozenset()
    officer: frozenset[str] = frozenset()
    screening: frozenset[str] = frozenset()
    areas: frozenset[int] = frozenset()
    leadership: bool = False
    data_protection: bool = False
    administrator: bool = False

    @property
    def districts(self) -> frozenset[str]:
        """Every district whose initiatives and applications the person works with."""
        return self.coordinator | self.officer

    @property
    def sees_figures(self) -> bool:
        """Their district's, or the country's."""
        return bool(self.districts) or self.leadership

    @property
    def may_enter_workspace(self) -> bool:
        """Whether there is anything for them under `/koordinator/`."""
        return self.sees_figures or self.data_protection or self.administrator


NOTHING = Scope()


def scope_of(user: Any) -> Scope:
    """The scope of a user, read once and kept on the user object of this request."""
    cached: Scope | None = getattr(user, "_tryghed_scope", None)
    if cached is None:
        cached = user._tryghed_scope = _read_scope(user)
    return cached


def _read_scope(user: Any) -> Scope:
    rows = list(StaffRole.objects.held_by(user, *Role.values)) if user.is_authenticated else []
    if not rows:
        return NOTHING
    officer = frozenset(
        row.district_id for row in rows if row.role == Role.CONTACT_OFFICER and row.district_id
    )
    areas = LocalArea.objects.filter(on_duty_q(user)).values_list("pk", flat=True) if officer else []
    return Scope(
        coordinator=frozenset(
            row.district_id for row in rows if row.role == Role.COORDINATOR and row.district_id
        ),
        officer=officer,
        screening=frozenset(row.district_id for row in rows if row.may_screen and row.district_id),
        areas=frozenset(areas),
        leadership=any(row.role == Role.LEADERSHIP for row in rows),
        data_protection=any(row.role == Role.DATA_PROTECTION for row in rows),
        administrator=any(row.role == Role.ADMINISTRATOR for row in rows),
    )
