"""What a text is found by: Danish words as keys that are the same for every spelling and inflection.

Index and query both come through here, and the database only compares keys, so SQLite and PostgreSQL find
exactly the same (neither knows compounds, and SQLite knows no Danish endings). In order: small letters, accents
folded, å/aa, æ/ae and ø/oe made one; endings cut by Snowball's Danish stemmer; compounds split by a list of the
words this field builds them from (`core.danish_words`), because a list gives the same answer tomorrow, where a
split against whatever is indexed changes with every new page.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import combinations

import snowballstemmer

from core.danish_words import COMMON, IRREGULAR, PARTS

VERSION = 1  # of the keys; what was indexed under another is indexed anew
MOST_WORDS = 8
LONGEST_QUERY = 200  # characters
LONGEST_WORD = 48  # letters; a longer one is cut, on both sides
LONGEST_KEY = 2 * LONGEST_WORD  # every letter may be written with two

_WORD = re.compile(r"[^\W_]+")
_LETTERS = {"aa": "å", "ae": "æ", "oe": "ø"}
_DIGRAPH = re.compile("aa|ae|oe")
_ASCII = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe"})
_FOREIGN = str.maketrans({"ä": "æ", "ö": "ø", "đ": "d", "ł": "l", "ð": "d", "þ": "th"})
_SHORT = re.compile(r"([^aeiouyæøå]{0,3}[iouyæøå])(?:en|er|et|erne|ene)s?")
_SYNCOPE = re.compile(r"(?<=[^aeiouyæøå])el$")
_VOWEL = re.compile(r"[aeiouyæøå]")
_SUFFIXLIKE = ("e", "ig", "is", "ing", "ning", "sk")
_stemmer = snowballstemmer.stemmer("danish")


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, in order; accents are gone, "æ", "ø" and "å" stay."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_FOREIGN)
    return [word[:LONGEST_WORD] for word in _WORD.findall(_without_accents(plain))]


def index_keys(text: str) -> set[str]:
    """All a text is found by: its words, and the parts of the long ones."""
    words = set(tokens(text))
    return {key for word in words for part in (word, *_parts(word)) for key in keys(part)}


def query_terms(text: str) -> list[frozenset[str]]:
    """What is looked for: for each word the keys of which one must be there. Empty when no word is written."""
    return list(dict.fromkeys(keys(word) for word in query_words(text)))


def broader_terms(text: str) -> list[frozenset[str]]:
    """The same with each compound replaced by its parts: for when nothing has the compound itself."""
    terms = [keys(part) for word in query_words(text) for part in (split(word) or (word,))]
    return list(dict.fromkeys(terms))[:MOST_WORDS]


def query_words(text: str) -> list[str]:
    """The words worth looking for, at most `MOST_WORDS`; common ones only where there are no others."""
    words = list(dict.fromkeys(tokens(bounded(text))))
    return ([word for word in words if word not in COMMON] or words)[:MOST_WORDS]


def bounded(text: str) -> str:
    """At most `LONGEST_QUERY` characters of what is asked, without a word that is cut through."""
    if len(text) <= LONGEST_QUERY:
        return text
    whole, _space, _rest = text[: LONGEST_QUERY + 1].rpartition(" ")
    return (whole or text)[:LONGEST_QUERY]


def typed_forms(text: str) -> set[str]:
    """What somebody may be typing when they look for this text: its words, and compounds from each part on."""
    return {folded(form) for word in tokens(text) for form in (word, *_parts(word))}


def folded(word: str) -> str:
    """A word in a to z and digits: "åbenrå" and "aabenraa" are the same."""
    return word.translate(_ASCII)


def respelled(word: str) -> str:
    """The word with Danish letters for "aa", "ae" and "oe"."""
    return _DIGRAPH.sub(lambda found: _LETTERS[found[0]], word)


@lru_cache(maxsize=20_000)
def keys(word: str) -> frozenset[str]:
    """The keys of one word of `tokens`: two where "oe" may be a letter or not ("soeen", "videoen")."""
    return frozenset(folded(stem(reading)) for reading in {word, respelled(word)})


def stem(word: str) -> str:
    """The word without its endings.

    Snowball runs until nothing more goes (else "kreds" and "kredsen" part); short words that end in a vowel
    and "cykel/cykler" are ours to bring together.
    """
    word = IRREGULAR.get(word, word)
    if short := _SHORT.fullmatch(word):
        return short[1]
    while (shorter := _stemmer.stemWord(word)) != word:
        word = shorter
    return _SYNCOPE.sub("l", word)


@lru_cache(maxsize=20_000)
def split(word: str) -> tuple[str, ...]:
    """The smallest parts of a compound, empty for a word that is none: "skolevejspatrulje" → skole, vejs, patrulje.

    Both halves known is best, then a known end, then a known beginning; of equal cuts the one with the longer
    known half.
    """
    if stem(word) in _KNOWN:
        return ()
    cuts = [(_worth(word[:cut], word[cut:]), cut) for cut in range(3, len(word) - 2)]
    worth, cut = max(cuts, default=((0, 0), 0))
    if not worth[0]:
        return ()
    body, head = word[:cut], word[cut:]
    return (*(split(body) or (body,)), *(split(head) or (head,)))


def _worth(body: str, head: str) -> tuple[int, int]:
    """How good a cut is: 0 for none, and the length of the known half."""
    known_body, known_head = stem(body) in _KNOWN, stem(head) in _KNOWN
    if known_body and known_head:
        return 3, len(body)
    if known_head and _is_word(body, shortest=4 if len(head) == 3 else 3):
        return 2, len(head)
    if known_body and len(body) >= 4 and _is_word(head, shortest=4) and not head.startswith(_SUFFIXLIKE):
        return 1, len(body)
    return 0, 0


def _is_word(rest: str, *, shortest: int) -> bool:
    return len(rest) >= shortest and _VOWEL.search(rest) is not None


def _parts(word: str) -> list[str]:
    """The parts of a token, and what neighbours among them form together, in either reading of its letters."""
    found: list[str] = []
    for parts in {split(word), split(respelled(word))}:
        runs = combinations(range(len(parts) + 1), 2)
        found += ["".join(parts[start:end]) for start, end in runs if end - start < len(parts)]
    return found


def _without_accents(text: str) -> str:
    return "".join(letter if letter in "æøå" else _bare(letter) for letter in text)


def _bare(letter: str) -> str:
    if letter.isascii():
        return letter
    return "".join(mark for mark in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(mark))


_KNOWN = frozenset(stem(part) for part in PARTS)
