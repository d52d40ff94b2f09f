"""The words of menu, footer and banner as the administrators set them, kept so that no page pays for them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from wagtail.models import Site

from home.languages import reading_language

KEPT = 60  # seconds: other processes with a cache of their own see a change after this
SETTINGS = ("menu", "footer", "crisisbanner")
KEY = "home:shell-words:{language}"


@dataclass(frozen=True)
class Link:
    """A link of menu or footer; `path` begins with "/" for a page of ours, in Danish."""

    label: str
    path: str


@dataclass(frozen=True)
class Column:
    """A column of the footer."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Banner:
    """What the crisis banner says; `language` is "da" where there is no English text."""

    heading: str
    text: str
    link: str
    language: str


@dataclass(frozen=True)
class ShellWords:
    """What is set; empty where nothing is."""

    menu: tuple[Link, ...] = ()
    columns: tuple[Column, ...] = ()
    contact: str = ""
    banner: Banner | None = None


def shell_words() -> ShellWords:
    """The words in the reader's language. One query when nothing is kept, else none."""
    language = reading_language()
    kept: ShellWords | None = cache.get(KEY.format(language=language))
    if kept is None:
        kept = _read(language)
        cache.set(KEY.format(language=language), kept, KEPT)
    return kept


def forget_shell_words() -> None:
    """Something was set anew."""
    cache.delete_many([KEY.format(language=code) for code, _name in settings.LANGUAGES])


def _read(language: str) -> ShellWords:
    site = Site.objects.filter(is_default_site=True).select_related(*SETTINGS).first()
    if site is None:
        return ShellWords()
    menu, footer, crisis = (getattr(site, name, None) for name in SETTINGS)
    return ShellWords(
        menu=_links(menu.links, language) if menu else (),
        columns=tuple(_column(block.value, language) for block in footer.columns) if footer else (),
        contact=_said(footer.contact, footer.contact_en, language) if footer else "",
        banner=_banner(crisis, language) if crisis and crisis.shown and crisis.heading else None,
    )


def _said(danish: str, english: str, language: str) -> str:
    return english if language == "en" and english else danish


def _links(stream: Any, language: str) -> tuple[Link, ...]:
    found = (_link(block.value, language) for block in stream)
    return tuple(link for link in found if link is not None)


def _link(value: Any, language: str) -> Link | None:
    page = value["page"]
    if page is not None and not page.live:
        return None
    path = str(page.get_url_parts()[2]) if page is not None and page.get_url_parts() else value["path"]
    label = _said(value["label"], value["label_en"], language) or (page.title if page else "")
    return Link(label, path.removeprefix("/en")) if path and label else None


def _column(value: Any, language: str) -> Column:
    links = (_link(each, language) for each in value["links"])
    heading = _said(value["heading"], value["heading_en"], language)
    return Column(heading, tuple(link for link in links if link is not None))


def _banner(crisis: Any, language: str) -> Banner:
    english = language == "en" and bool(crisis.heading_en)
    return Banner(
        heading=crisis.heading_en if english else crisis.heading,
        text=crisis.text_en if english else crisis.text,
        link=crisis.link,
        language="en" if english else settings.LANGUAGE_CODE,
    )
