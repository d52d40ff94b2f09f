"""What somebody who moves is called at both ends: the new district isn't theirs yet."""

from volunteers.moving.models import Move


def mover_name(move: Move) -> str:
    """The name; the alias of a protected person (DOMAIN rule 6)."""
    person = move.person
    return person.shown_name if person.is_protected else person.get_full_name()
