"""What tags tell about people (core.privacy)."""

from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, declare
from volunteers.tags.models import Tag


def register() -> None:
    """The table: the person gets a copy, and it goes with them."""
    declare(
        PersonalTable(
            "volunteers_tags.Tag",
            _("Words your police district finds you by"),
            person=("person",),
            actors=("added_by",),
            columns=("text", ("district__name", _("Police district")), "added_at"),
            merge=settle_tags,
        ),
        order=61,
    )


def settle_tags(kept: int, gone: int) -> None:
    """Each tag once."""
    for district, key in Tag.objects.filter(person=kept).values_list("district", "key"):
        Tag.objects.filter(person=gone, district=district, key=key).delete()
