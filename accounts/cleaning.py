"""What nobody needs any more: accounts never used, sessions that have run out."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from accounts.models import User

UNUSED_AFTER = timedelta(days=2)


def remove_unused_accounts() -> int:
    """Delete citizens' accounts whose address was never proven within two days; returns how many."""
    begun = timezone.now() - UNUSED_AFTER
    unused = User.objects.filter(is_staff=False, last_login=None, date_joined__lt=begun, first_name="")
    proven = unused.filter(emailaddress__verified=True).values("pk")
    return (
        unused.filter(emailaddress__isnull=False).exclude(pk__in=proven).delete()[1].get(User._meta.label, 0)
    )


def remove_old_sessions() -> None:
    """Delete sessions that have run out: one may hold an application that was never sent."""
    call_command("clearsessions")
