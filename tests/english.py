"""Does a screen speak English where it should speak Danish?

Read is what a person meets: text, labels for screen readers, tooltips, placeholders, and the texts that a screen hands
to its scripts as JSON. English is what Wagtail's or our own catalogue has Danish for, and any text with words that
English has and Danish hasn't.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from bs4 import BeautifulSoup, Comment, Tag

from tools import messages, wagtail_danish

SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value", "data-title")
# Words that no Danish sentence has, however short; not "to", "at", "for", "is", "and" and others that Danish has too.
ENGLISH_WORD = re.compile(
    r"(?<![\w/.#@-])(?:the|you|your|this|that|these|with|from|been|which|page|pages|add|edit|delete|choose|save|"
    r"search|remove|select|image|images|update|publish|unpublish|draft|workflow|locked|comments?|users?|when|"
    r"history|settings|required|selected|please|sorry|toggle|open|close|cancel|reset|yes|are|was|of)(?![\w/@=:(-])",
    re.IGNORECASE,
)
_PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
# Names and samples that stay as they are in a Danish text.
NAMES = re.compile(
    r"Wagtail|\bEnglish\b|https?://\S+|\S+@\S+|\bOpen (?:Data|Street\w*)\b|[\w./-]+/[\w./-]+|\b\w+_\w+\b|&\w+;"
)


def english_in(page: str, written: Iterable[str] = ()) -> list[str]:
    """Every English text of an HTML page, once; `written` is what people wrote, in whatever language."""
    theirs = re.compile("|".join(re.escape(each) for each in written) or r"(?!)")
    said = {" ".join(text.split()) for text in texts_of(page)}
    return sorted(text for text in said if is_english(theirs.sub("…", text)))


def is_english(text: str) -> bool:
    """Whether a text is one that has Danish, holds one, or has English words."""
    words, sentences, patterns = _known()
    plain = NAMES.sub(" ", " ".join(text.split())).strip()
    if plain in words or any(pattern.fullmatch(plain) for pattern in patterns):
        return True
    if any(sentence in plain for sentence in sentences):
        return True
    return bool(ENGLISH_WORD.search(plain))


def texts_of(page: str) -> Iterator[str]:
    """What a page says, to eyes, to ears and to its scripts."""
    soup = BeautifulSoup(page, "html.parser")
    for tag in soup.find_all(["script", "style"]):
        if tag.get("type") == "application/json" and tag.string:
            yield from _texts_of_json(tag.string)
        tag.decompose()
    for tag in soup.select("[data-side-panel-toggle-counter][hidden]"):
        tag.decompose()  # Wagtail's template writes None into a counter that nobody sees until a script counts
    for tag in soup.find_all(True):
        yield from _texts_of_tag(tag)
    for text in soup.find_all(string=True):
        if text.strip() and not isinstance(text, Comment):
            yield str(text)


def _texts_of_tag(tag: Tag) -> Iterator[str]:
    yield from (str(tag[name]) for name in SPOKEN if tag.get(name))
    if tag.name == "input" and tag.get("type") in {"submit", "button"} and tag.get("value"):
        yield str(tag["value"])
    for name, value in tag.attrs.items():
        if name.startswith("data-") and isinstance(value, str) and value[:1] in "[{":
            yield from _texts_of_json(value)


def _texts_of_json(source: str) -> Iterator[str]:
    try:
        value = json.loads(source)
    except ValueError:
        return
    for text in _strings(value):
        if "<" in text and ">" in text:
            yield from texts_of(text)
        else:
            yield html.unescape(text)


def _strings(value: Any) -> Iterator[str]:
    """The texts in a JSON value: without keys, and without values that are codes."""
    if isinstance(value, str):
        if not re.fullmatch(r"[a-z][\w.:/#-]*", value):
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)


@cache
def _known() -> tuple[frozenset[str], tuple[str, ...], tuple[re.Pattern[str], ...]]:
    """English that has other Danish: whole texts, sentences that may stand within others, and those with places."""
    plain: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    danish: set[str] = set()
    for catalog in _catalogues():
        for message in catalog:
            both = zip(messages.forms(message.id), messages.forms(message.string), strict=False)
            for english, ours in both if message.id else ():
                text = " ".join(re.sub(r"<[^>]+>", "", english).split())
                danish.add(ours.strip().lower())
                if text.lower() == ours.strip().lower():
                    continue
                if not _PLACE.search(text):
                    plain.add(text)
                elif len(re.findall(r"[a-zA-Z]{3,}", _PLACE.sub(" ", text))) > 1:
                    patterns.append(re.compile(".+?".join(map(re.escape, _PLACE.split(text)))))
    plain = {text for text in plain if text.lower() not in danish}
    sentences = tuple(sorted(text for text in plain if text.count(" ") > 1 and len(text) > 12))
    return frozenset(plain), sentences, tuple(patterns)


def _catalogues() -> Iterator[Any]:
    yield messages.read(messages.CATALOGUE)
    for domain in wagtail_danish.DOMAINS:
        yield messages.read(wagtail_danish.FOLDER / f"{domain}.po")


HISTORY = {  # what log entries carry, by every name that Wagtail's messages ask for
    "workflow": {
        "title": "Godkendelse, Fyn",
        "task": {"title": "Godkendelse"},
        "next": {"title": "Sidste trin"},
    },
    "comment": {"contentpath": "lead", "text": "Hvor mange?"},
    "reply": {"text": "Ti."},
    "title": {"old": "Lys", "new": "Lys på stien"},
    "source": {"title": "Lys på stien"},
    "source_locale": {"language_code": "da"},
    "page": {"title": "Lys på stien"},
    "old_location": {"title": "Fyn"},
    "destination": {"title": "Fyn"},
    "revision": {"id": 1, "created": "2026-05-04T10:00:00Z", "go_live_at": "2026-05-05T10:00:00Z"},
    "restriction": {"type": "login", "title": "Lukket: kun for dem, der er logget ind"},
}
