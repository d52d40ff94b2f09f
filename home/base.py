"""What every page of ours has in common."""

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
        own = getattr(field, "model", None) is type(self)
        return own and (isinstance(field, StreamField) or field.get_internal_type() in {"CharField", "TextField"})

    def _text_of(self, field: Any) -> str:
        value = getattr(self, field.name)
        if isinstance(field, StreamField):
            return str(field.get_prep_value(value)) if value else ""
        return str(value or "")
