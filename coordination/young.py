"""Where tasks are open to 15- to 17-year-olds."""

from collections.abc import Iterable

from projects.enums import RequirementKind
from projects.models import Role
from projects.querysets import OPEN_STAGES

AGES = ("15", "16", "17")  # the keys of an age requirement below 18


def districts_for_young() -> Iterable[str]:
    """Districts with a public task, still open, that asks for less than 18."""
    roles = Role.objects.published().filter(
        requirements__kind=RequirementKind.ADULT,
        requirements__key__in=AGES,
        initiative__project__stage__in=OPEN_STAGES,
    )
    return roles.values_list("initiative__project__district", flat=True)
