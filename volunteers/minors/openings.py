"""Where somebody of 15 to 17 can take part. Rooms that know the tasks tell the districts."""

from collections.abc import Callable, Iterable

from core.registries import Registry

districts_with_tasks: Registry[Callable[[], Iterable[str]]] = Registry()


def open_districts() -> set[str]:
    """Codes of the districts with a task open to somebody under 18."""
    return {code for source in districts_with_tasks for code in source()}
