"""How a letter looks: the same words as plain text and as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

BREAK = "\n-- \n"  # what stands between a letter and its ending (RFC 3676)


@dataclass(frozen=True)
class Entry:
    """A piece of news in a letter: a headline that leads to the whole story, and a sentence."""

    title: str
    text: str
    url: str


@dataclass(frozen=True)
class Subscription:
    """Why somebody gets a letter they asked for, and where it is stopped or changed.

    A POST to `stop_url` stops it at once, without cookies (RFC 8058); opening it shows a button.
    """

    why: str
    stop_url: str
    manage_url: str


def bodies(
    *,
    subject: str,
    lines: list[str],
    url: str = "",
    verb: str = "",
    entries: Sequence[Entry] = (),
    subscription: Subscription | None = None,
) -> tuple[str, str]:
    """Text and HTML of a letter of short paragraphs, perhaps with news below, and at most one button."""
    context = {
        "subject": subject,
        "lines": lines,
        "url": url,
        "verb": verb,
        "entries": entries,
        "subscription": subscription,
        "stop_url": stop_url(),
    }
    return render_to_string("outbox/mail/letter.txt", context), render_to_string(
        "outbox/mail/letter.html", context
    )


def html_of_text(text: str, *, subject: str, code: str = "", url: str = "", verb: str = "") -> str:
    """The HTML of a letter that was written as plain text: its code stands large, its address is a button."""
    paragraphs = text.partition(BREAK)[0].strip().split("\n\n")
    large = next(
        (number for number, part in enumerate(paragraphs) if part in {code, url} - {""}), len(paragraphs)
    )
    context: dict[str, Any] = {
        "subject": subject,
        "code": code,
        "url": url,
        "verb": verb,
        "about_account": True,
    }
    context |= {"lines": paragraphs[:large], "after": paragraphs[large + 1 :]}
    return render_to_string("outbox/mail/letter.html", context)


def stop_url() -> str:
    """Where it says whom to call, to stop or for anything else."""
    return f"{settings.WAGTAILADMIN_BASE_URL}/kontakt/"
