"""What is deleted by itself: ideas never confirmed, addresses nobody needs any more."""

from datetime import datetime

from django.db.models import QuerySet

from projects.ideas.models import Idea
from projects.ideas.querysets import IdeaQuerySet


def unconfirmed_before(moment: datetime) -> IdeaQuerySet:
    """Ideas sent before a moment whose address was never confirmed."""
    return Idea.objects.filter(confirmed_at=None, sent_at__lt=moment)


def answered_before(moment: datetime) -> IdeaQuerySet:
    """Ideas answered before a moment that still hold their author's address."""
    return Idea.objects.filter(answered_at__lt=moment).exclude(email="")


def erase_addresses(rows: QuerySet[Idea]) -> int:
    """Erase the addresses; returns how many."""
    return rows.update(email="")
