"""Filters of `/opgaver/`: the project list's own, asked of seats at sessions (CONTRACT: the same names)."""

from typing import Any

from projects.filters import ProjectPageFilter


class TaskFilter(ProjectPageFilter):
    """Narrows seats by the project they belong to and by the place of the session."""

    project_path = "session__initiative__project__"
    place_path = "session__postal_code"
    word_kind = "task"

    def _among(self, rows: Any, found: Any) -> Any:
        """Tasks are told in one language."""
        return rows.filter(pk__in=found)
