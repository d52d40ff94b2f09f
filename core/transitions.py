"""State machines as tables: a name, where from, where to, and whether a reason is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.errors import ReasonMissingError, TransitionError


@dataclass(frozen=True)
class Transition:
    """One named change of state."""

    name: str
    sources: frozenset[str]
    target: str
    needs_reason: bool = False


class Machine:
    """The transitions of one kind of thing."""

    def __init__(self, *transitions: Transition) -> None:
        self._by_name: Mapping[str, Transition] = {item.name: item for item in transitions}

    def names(self) -> list[str]:
        """All transition names, in the order they were declared."""
        return list(self._by_name)

    def get(self, name: str) -> Transition:
        """The transition of that name; raises `TransitionError` for an unknown one."""
        try:
            return self._by_name[name]
        except KeyError:
            raise TransitionError from None

    def open_from(self, state: str) -> list[Transition]:
        """The transitions that are open from a state."""
        return [item for item in self._by_name.values() if state in item.sources]

    def check(self, name: str, state: str, reason: str = "") -> Transition:
        """The transition, if it is open from `state`.

        Raises `TransitionError` when it isn't, `ReasonMissingError` when a reason is asked for and empty.
        """
        transition = self.get(name)
        if state not in transition.sources:
            raise TransitionError
        if transition.needs_reason:
            self.require_reason(reason)
        return transition

    @staticmethod
    def require_reason(reason: str) -> None:
        """Raise `ReasonMissingError` for an empty one."""
        if not reason.strip():
            raise ReasonMissingError


def step(name: str, sources: str | list[str], target: str, *, needs_reason: bool = False) -> Transition:
    """A `Transition` from one or several states."""
    states = [sources] if isinstance(sources, str) else sources
    return Transition(name, frozenset(map(str, states)), str(target), needs_reason)
