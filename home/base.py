"""What every page of ours has in common."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from core.fields import FreeCharField
from core.validators import contains_cpr
from home.languages import ENGLISH, SUFFIX, danish_of, for_reader, language_of
from home.visibility import in_closed_branch


class BasePage(Page):
    """A page that refuses CPR numbers in all its text (DOMAIN rule 5) and may have an English version."""

    has_english = True  # whether editors may make an English version

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raise `ValidationError` naming the field with the number. An English version's slug is the Danish one's."""
        if self.translation_key and language_of(self) == ENGLISH and (original := danish_of(self)):
            self.slug = original.slug + SUFFIX
        super().clean()
        errors = {
            field.name: _("This looks like a CPR number. Please remove it. We never store CPR numbers.")
            for field in self._meta.get_fields()
            if self._is_free_text(field) and contains_cpr(self._text_of(field))
        }
        if errors:
            raise ValidationError(errors)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """At the end of the way the version in the reader's language; nothing below a page that was taken down."""
        if not self.live:
            raise Http404
        result = super().route(request, path_components)
        return RouteResult(for_reader(self)) if result[0] == self else result

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The English version has the Danish one's address under `/en/`; others that of the reader's language."""
        if language_of(self) != ENGLISH:
            return super().get_url_parts(request)
        with override(ENGLISH):
            parts = super().get_url_parts(request)
        if not parts or parts[2] is None:
            return parts
        return parts[0], parts[1], f"{parts[2].removesuffix('/').removesuffix(SUFFIX)}/"

    def get_view_restrictions(self) -> Any:
        """Wagtail's, asked of the database only in a branch that has some."""
        return (
            super().get_view_restrictions()
            if in_closed_branch(self.path)
            else PageViewRestriction.objects.none()
        )

    def shared_with_english(self) -> dict[str, Any]:
        """Values that a copy doesn't take over and the English version needs; pages with a record have some."""
        return {}

    def get_admin_display_title(self) -> str:
        """Editors tell the English version from the Danish one by its name."""
        title = super().get_admin_display_title()
        return f"{title} (English)" if language_of(self) == ENGLISH else title

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


class LeadPicture(models.Model):
    """A page's picture, described for those who can't see it, or marked as decoration."""

    picture = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = FreeCharField(
        _("what the picture shows"),
        max_length=160,
        blank=True,
        help_text=_("For those who can't see it. One sentence is enough."),
    )
    picture_is_decoration = models.BooleanField(
        _("the picture only decorates"),
        default=False,
        help_text=_("Tick this if nobody misses anything without the picture. Then it is not read aloud."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raise `ValidationError` when it is neither described nor decoration."""
        super().clean()
        if self.picture_id and not self.picture_alt and not self.picture_is_decoration:
            text = _("Write what the picture shows, or tick that it only decorates.")
            raise ValidationError({"picture_alt": text})

    @property
    def picture_text(self) -> str:
        """The text alternative; empty for decoration."""
        return "" if self.picture_is_decoration else self.picture_alt


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
