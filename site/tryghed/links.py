"""Addresses in the reader's language."""

from functools import lru_cache

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, override


def local_path(path: str) -> str:
    """A public path in the language of the page: "/projekter/" or "/en/projekter/" where that exists."""
    language = get_language() or settings.LANGUAGE_CODE
    if path.startswith(f"/{language}/"):  # the address of a page, which is in that language already
        return path
    return _prefixed(path, language)


@lru_cache(maxsize=256)
def _prefixed(path: str, language: str) -> str:
    with override(settings.LANGUAGE_CODE):
        return translate_url(path, language)


def same_place(full_path: str, language: str) -> str:
    """This page, with its query, in another language; that language's front page where there is none."""
    translated = translate_url(full_path, language)
    if translated != full_path:
        return translated
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
