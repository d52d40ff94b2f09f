"""What is deleted by itself: ideas never confirmed, addresses nobody needs any more."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from projects.ideas.models import Idea


def remove_unconfirmed() -> int:
    """Delete ideas whose address was not confirmed while the link held; returns how many."""
    begun = timezone.now() - timedelta(days=settings.IDEA_CONFIRM_DAYS)
    return Idea.objects.filter(confirmed_at=None, sent_at__lt=begun).delete()[1].get(Idea._meta.label, 0)


def erase_addresses() -> int:
    """Erase the addresses of authors whose idea was answered long ago; returns how many."""
    answered = timezone.now() - timedelta(days=settings.IDEA_ADDRESS_DAYS)
    return Idea.objects.filter(answered_at__lt=answered).exclude(email="").update(email="")
