"""English versions of pages. Danish is the original; a page without an English version is shown in Danish.

Both stand side by side under the same parent, so that the editors of a branch are those of its English pages
too, and have one address: `/projekter/x/` and `/en/projekter/x/` (docs/decisions/0008).
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils.translation import get_language
from wagtail.models import Locale

ENGLISH = "en"
SUFFIX = "-en"  # of the slug of an English version; no address shows it
KEPT = 300  # seconds: languages come with a release
KEY = "home:languages"


def languages() -> dict[int, str]:
    """The code of each language pages are written in, by the key of its locale."""
    kept: dict[int, str] | None = cache.get(KEY)
    if not kept:
        kept = dict(Locale.objects.values_list("pk", "language_code"))
        cache.set(KEY, kept, KEPT)
    return kept


def language_of(page: Any) -> str:
    """The language a page is written in."""
    return languages().get(page.locale_id, settings.LANGUAGE_CODE)


def reading_language() -> str:
    """The language of the page around: "da" or "en"."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def original_locale() -> int | None:
    """The key of the Danish locale."""
    return next((pk for pk, code in languages().items() if code == settings.LANGUAGE_CODE), None)


def for_reader(page: Any) -> Any:
    """The published version of the page in the reader's language, or the page itself."""
    return in_reading_language([page], type(page)._default_manager.live())[0]


def in_reading_language(pages: Iterable[Any], queryset: Any) -> list[Any]:
    """The pages, each exchanged for its version in the reader's language among `queryset`, where it has one.

    Asks the database once, and only for pages in another language.
    """
    rows, wanted = list(pages), reading_language()
    foreign = [row.translation_key for row in rows if language_of(row) != wanted]
    if not foreign or wanted not in languages().values():
        return rows
    found = queryset.filter(translation_key__in=foreign, locale__language_code=wanted)
    by_key = {row.translation_key: row for row in found}
    return [by_key.get(row.translation_key, row) for row in rows]


@transaction.atomic
def make_english(page: Any, user: Any = None) -> Any:
    """A draft of the English version beside the page, with the Danish text to be translated.

    Raises `ValueError` for a page that is English already, or has an English version.
    """
    if language_of(page) == ENGLISH or english_of(page) is not None:
        raise ValueError("The page has an English version.")
    locale, _made = Locale.objects.get_or_create(language_code=ENGLISH)
    cache.delete(KEY)
    return page.copy(
        to=page.get_parent(),
        update_attrs={"locale": locale, "slug": page.slug + SUFFIX, **page.shared_with_english()},
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=False,
        user=user,
    )


def danish_of(page: Any) -> Any | None:
    """The Danish page an English version belongs to; None where it was deleted."""
    return page.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).first()


def keep_address_together(instance: Any, **_signal: Any) -> None:
    """The Danish page got another address: the English version follows (`BasePage.clean` finds its slug)."""
    if language_of(instance) != ENGLISH and (english := english_of(instance)):
        english.specific.save()


def english_of(page: Any) -> Any | None:
    """The English version of a page, published or not."""
    return page.get_translations().filter(locale__language_code=ENGLISH).first()
