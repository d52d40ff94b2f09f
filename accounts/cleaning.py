"""What nobody needs any more: accounts never used, sessions that have run out."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from core.privacy import delete_rows, period

UNUSED_AFTER = period("UNUSED_ACCOUNT_DAYS")


def unused_accounts(before: datetime) -> QuerySet[User]:
    """Citizens' accounts begun before a moment whose address was never proven."""
    unused = User.objects.filter(is_staff=False, last_login=None, date_joined__lt=before, first_name="")
    proven = unused.filter(emailaddress__verified=True).values("pk")
    begun = unused.filter(emailaddress__isnull=False).exclude(pk__in=proven)
    return User.objects.filter(pk__in=begun.values("pk"))


def remove_unused_accounts() -> int:
    """Delete citizens' accounts whose address was never proven within two days; returns how many."""
    return delete_rows(unused_accounts(timezone.now() - UNUSED_AFTER))


def remove_old_sessions() -> None:
    """Delete sessions that have run out: one may hold an application that was never sent."""
    call_command("clearsessions")


def sessions_of(person: Any) -> QuerySet[Session]:
    """The sessions in which a person is signed in. They are opened one by one: the number lies inside."""
    own = [
        row.pk
        for row in Session.objects.iterator()
        if str(row.get_decoded().get("_auth_user_id", "")) == str(person.pk)
    ]
    return Session.objects.filter(pk__in=own)
