"""What every page of ours has in common."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from core.validators import contains_cpr


class BasePage(Page):
    """A page that refuses CPR numbers in all its text (DOMAIN rule 5)."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raise `ValidationError` naming the field with the number."""
        super().clean()
        errors = {
            field.name: _("This looks like a CPR number. Please remove it. We never store CPR numbers.")
            for field in self._meta.get_fields()
            if self._is_free_text(field) and contains_cpr(self._text_of(field))
        }
        if errors:
            raise ValidationError(errors)

    def _is_free_text(self, field: Any) -> bool:
        if field.name in {"title", "seo_title", "search_description"}:
            return True
        if getattr(field, "model", None) is not type(self):
            return False
        return isinstance(field, StreamField) or field.get_internal_type() in {"CharField", "TextField"}

    def _text_of(self, field: Any) -> str:
        value = getattr(self, field.name)
        if isinstance(field, StreamField):
            return "\n".join(_texts(value.get_prep_value())) if value else ""
        return str(value or "")


def _texts(value: Any) -> Iterator[str]:
    """Every text in the stored form of a stream, without the blocks' own ids: those are random digits."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in {"id", "type"}:
                yield from _texts(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)
