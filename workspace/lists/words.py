"""Looking for words in the columns of a list, the same on every database."""

from django.db.models import Q

from core import danish

SHORTEST_STEM = 4  # letters; a shorter one is inside too many words


def words_of(text: str) -> list[str]:
    """The words that are looked for, as they were typed; at most `danish.MOST_WORDS`."""
    return list(dict.fromkeys(danish.bounded(text).split()))[: danish.MOST_WORDS]


def spellings(word: str) -> set[str]:
    """How a word may stand in a column: å or aa, and in the letter cases that SQLite doesn't see as one."""
    plain = "".join(danish.tokens(word)) or word
    forms = {word, plain, danish.respelled(word.lower()), danish.folded(word.lower())}
    stem = danish.stem(danish.respelled(plain))
    if len(stem) >= SHORTEST_STEM:
        forms.add(stem)
    return {spelt for form in forms for spelt in (form, form.lower(), form.capitalize(), form.upper())}


def contains(word: str, *paths: str) -> Q:
    """Condition that the word stands in one of the columns."""
    found = Q(pk=None)
    for path in paths:
        for spelt in spellings(word):
            found |= Q(**{f"{path}__icontains": spelt})
    return found


def has_words(text: str, *paths: str) -> Q:
    """Condition that each word of the text stands in one of the columns."""
    found = Q()
    for word in words_of(text):
        found &= contains(word, *paths)
    return found
