"""What a project page still lacks before readers get it, in plain words. Asked at publishing and at approval."""

import re
from typing import Any

from django.utils.translation import gettext as _

# What a blueprint leaves to be written: "[Skriv, hvor det er.]"
PLACEHOLDER = re.compile(r"\[[^\]\[<>{}'\"]{3,}\]")
TAGS = re.compile(r"<[^>]*>")


def lacking(page: Any, contact: str | None = None) -> list[str]:
    """One sentence for each thing that is missing; an empty list lets the page through.

    `contact` is what the editor just wrote; without it that of the record counts.
    """
    if contact is None:
        contact = page.project.contact if page.project else ""
    found = [sentence for sentence in (_goal(page), _contact(contact)) if sentence]
    return found + _placeholders(page)


def _goal(page: Any) -> str:
    told = any(block["type"] == "goal" and _has_words(block["value"]) for block in page.body.raw_data)
    return "" if told else _("Write under “Goal” what you want to reach.")


def _has_words(value: Any) -> bool:
    return bool(TAGS.sub("", str(value.get("text") or "")).strip())


def _contact(contact: str) -> str:
    return "" if contact else _("Write whom readers can ask: a function, never a private person.")


def _placeholders(page: Any) -> list[str]:
    """Each place a blueprint left open, once."""
    texts = [page.title, page.lead]
    texts += [str(block["value"].get("text", "")) for block in page.body.raw_data if _is_struct(block)]
    left = dict.fromkeys(match[0] for text in texts for match in PLACEHOLDER.finditer(text))
    return [_("Replace %(text)s with your own words.") % {"text": text} for text in left]


def _is_struct(block: Any) -> bool:
    return isinstance(block["value"], dict)
