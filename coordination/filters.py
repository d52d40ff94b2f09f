"""Filters of `/opgaver/`: the project list's own, asked of seats at sessions (CONTRACT: the same names)."""

from projects.filters import ProjectPageFilter


class TaskFilter(ProjectPageFilter):
    """Narrows seats by the project they belong to and by the place of the session."""

    project_path = "session__initiative__project__"
    place_path = "session__postal_code"
    word_paths = ("role__title", "session__initiative__title")
