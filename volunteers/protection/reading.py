"""Whose names a member of staff sees by a granted request."""

from typing import Any

from volunteers.protection.models import Reveal


def revealed_to(user: Any) -> frozenset[int]:
    """Ids of protected people whom the user sees by name for now; read once and kept on the request's user."""
    cached: frozenset[int] | None = getattr(user, "_tryghed_revealed", None)
    if cached is None:
        rows = Reveal.objects.running().filter(asked_by=user.pk).values_list("person", flat=True)
        cached = user._tryghed_revealed = frozenset(rows)
    return cached
