"""Finding people by words in the lists. A name is looked for only where the reader sees it (DOMAIN rules 3, 6)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from core import danish
from core.vocabulary import WORDS
from volunteers.models import ProfileWord
from volunteers.naming import named_q
from volunteers.tags.models import Tag
from workspace.lists.words import contains, words_of

SHORTEST = 3  # letters of the beginning of a language or skill
PLACES = ("person__profile__postal_code__name", "person__profile__area__name")


def found_by(user: Any, text: str) -> Q:
    """Condition that each word is in a name the reader sees, an alias, a place, a language or skill, or a tag."""
    found = Q()
    for word in words_of(text):
        found &= _has(user, word)
    return found


def _has(user: Any, word: str) -> Q:
    name = named_q(user) & contains(word, "person__first_name", "person__last_name")
    place = contains(word, *PLACES) | Q(person__profile__postal_code__code__startswith=word)
    tags = Tag.objects.visible_to(user).filter(contains(word, "text"), person=OuterRef("person"))
    return name | contains(word, "person__alias") | place | _offers(word) | Q(Exists(tags))


def _offers(word: str) -> Q:
    """Who speaks or can what the word begins."""
    begun = danish.folded("".join(danish.tokens(word)))
    if len(begun) < SHORTEST:
        return Q(pk=None)
    meant = Q(pk=None)
    for kind, choices in WORDS.items():
        for key, label in choices.choices:
            if any(danish.folded(each).startswith(begun) for each in danish.tokens(str(label))):
                meant |= Q(kind=kind, key=key)
    return Q(Exists(ProfileWord.objects.filter(meant, profile__person=OuterRef("person"))))
