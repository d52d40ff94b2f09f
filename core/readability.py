"""How hard a Danish text is to read: LIX, and the text of a page as a reader meets it.

LIX (C. H. Björnsson, *Läsbarhet*, 1968) is words per sentence plus the share of words of more than six letters,
in percent. Under 25 is a children's book, 35 a newspaper's light pages, over 45 a law.
"""

import re
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag

MOST_LIX = 35
LEAST_WORDS = 40  # a shorter text has no LIX worth naming
LONG_WORD = 6

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# A dot is no end after an abbreviation or before a lower-case word ("1. december"); a line's end is one.
_SENTENCE_END = re.compile(
    r"(?<!\bkl)(?<!\bca)(?<!\bnr)(?<!\bstk)[.!?]+[\"»«”)]*(?=\s+[^a-zæøå\s]|\s*$)|:(?=\s|$)|\n", re.MULTILINE
)
_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|button|caption|d[dlt]|details|div|fieldset|figcaption|figure|footer|h[1-6]|header"
    "|hr|label|legend|li|main|ol|option|p|pre|section|summary|table|tbody|t[dhr]|tfoot|thead|ul"
)
# Facts side by side, an hour or a postal code: no sentence, and nothing a writer could say more simply.
_FACTS = re.compile(r"(?=.*( · |\bkl\.\s|\b\d{4}\s[A-ZÆØÅ])).*[^.!?:]")
_UNREAD = "nav, script, style, template, svg, select, datalist, textarea, [hidden], [aria-hidden=true]"


@dataclass(frozen=True)
class Measure:
    """A text's number of words and its LIX (0 for a text without words)."""

    words: int
    lix: float

    @property
    def is_hard(self) -> bool:
        """Whether there is enough text to judge, and it is harder than we allow."""
        return self.words >= LEAST_WORDS and self.lix > MOST_LIX


def measure(text: str) -> Measure:
    """Words and LIX of a text whose blocks stand on lines of their own."""
    words = _WORD.findall(text)
    if not words:
        return Measure(0, 0.0)
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(text))
    long_words = sum(len(word) > LONG_WORD for word in words)
    return Measure(len(words), len(words) / sentences + 100 * long_words / len(words))


def lix(text: str) -> float:
    """The LIX of a text."""
    return measure(text).lix


def text_of_html(html: str | bytes) -> str:
    """What a page says in its <main> (or in all of it), a line a block.

    Left out is what nobody reads as running text: navigation, what a field offers, bare links (in lists and as the
    heading of a card), lines of dates and places.
    """
    tree = BeautifulSoup(html, "html.parser")
    root: Any = tree.find("main") or tree.find("body") or tree
    for unread in root.select(_UNREAD):
        unread.decompose()
    for listing in root.select("ul, ol"):
        if not listing.decomposed and all(map(_is_bare_link, listing.find_all("li", recursive=False))):
            listing.decompose()
    for heading in root.select("h2, h3, h4"):
        if _is_bare_link(heading):
            heading.decompose()
    for block in root.find_all(lambda tag: _BLOCKS.fullmatch(tag.name) is not None):
        block.insert_before("\n")
        block.insert_after("\n")
    lines = (" ".join(line.split()) for line in root.get_text().split("\n"))
    return "\n".join(line for line in lines if line and not _FACTS.fullmatch(line))


def _is_bare_link(part: Tag) -> bool:
    """It is one link and nothing else: the name of another page."""
    link = part.find("a")
    return link is not None and part.get_text(strip=True) == link.get_text(strip=True)
