"""The search index: what is offered, and the keys it is found by. Holds nothing that isn't on a public page.

Plain rows and plain comparisons, so that SQLite and PostgreSQL answer alike (docs/decisions/0007).
"""

from django.db import models

from core.danish import LONGEST_KEY


class Place(models.IntegerChoices):
    """Where a key stands. The number is its weight: the lower, the earlier among what is found."""

    TITLE = 0
    LEAD = 1
    BODY = 2
    TYPED = 9  # not a key but a form of a word in the title, for suggestions while typing


class SearchEntry(models.Model):
    """One thing that may be found. Whether it may be shown is asked of its source each time (DOMAIN rule 7)."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    group_id = models.BigIntegerField()  # of several with the same group the first found stands for all
    newest = models.DateTimeField()
    tie = models.BigIntegerField(default=0)  # the lower first among equals: seconds, for what has a time
    version = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="home_search_entry_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class SearchWord(models.Model):
    """A key of an entry, once, in the best place it stands; and the typed forms of its title."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="words")
    key = models.CharField(max_length=LONGEST_KEY, db_index=True)
    place = models.PositiveSmallIntegerField(choices=Place.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "key", "place"], name="home_search_word_once")
        ]

    def __str__(self) -> str:
        return self.key
