"""What a member of staff can have open, so that a colleague can take it over. Each room registers its kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from core.registries import Registry


@dataclass(frozen=True)
class OpenWork:
    """One kind of work that stands in somebody's name until it is done.

    `rows` are the open ones of the whole country. `owner`, `district` and `area` are paths from a row to who has it,
    to the code of its police district, and to the local area of it (empty where it lies in none). Where
    `by_area`, a contact officer may handle it in their own areas alone. `move` gives rows to a colleague, logs it
    as the room does, and returns how many; it raises a typed error where the colleague may not have one.
    """

    words: Callable[[int], str]  # "3 applications"
    rows: Callable[[], QuerySet[Any]]
    owner: str
    district: str
    move: Callable[[QuerySet[Any], Any, Any], int]  # rows, receiver, actor
    area: str = ""
    by_area: bool = False
    moves_with_area: bool = True
    editors_too: bool = False  # an editor of the district may own it


open_work: Registry[OpenWork] = Registry()
