"""In which languages a page really is. A frame in English around Danish text is no translation (CONTRACT)."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from home.languages import language_of, languages
from home.visibility import in_hidden_branch
from tryghed.links import local_path

ORIGINAL = settings.LANGUAGE_CODE
REGIONS = {"da": "da_DK", "en": "en_GB"}


def original_path(name: str, *args: Any) -> str:
    """The Danish path of a named page, whatever language is being read."""
    with translation.override(ORIGINAL):
        return reverse(name, args=args)


def interface_paths(path: str) -> dict[str, str]:
    """The paths of a page whose words are all translated, by language, from the Danish one."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = local_path(path)
    return found


def page_path(page: Any) -> str:
    """The path of a page in its own language; empty for one outside the site."""
    with translation.override(language_of(page)):
        parts = page.get_url_parts()
    return str(parts[2]) if parts and parts[2] else ""


def page_paths(page: Any) -> dict[str, str]:
    """The paths of a page and its public translations, by language."""
    if len(languages()) == 1:
        return paths_of([page])
    others = type(page)._default_manager.live().exclude(in_hidden_branch()).defer_streamfields()
    others = others.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return paths_of([page, *others])


def paths_of(pages: Iterable[Any]) -> dict[str, str]:
    """The paths of pages that say the same, by language."""
    found = {language_of(page): page_path(page) for page in pages}
    return {language: found[language] for language in sorted(found) if found[language]}
