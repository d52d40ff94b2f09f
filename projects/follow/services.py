"""Starting, confirming, changing and stopping a follow."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from projects.follow import letters
from projects.follow.models import UNCONFIRMED_KEPT, Follow, Mailbox, Pace
from projects.follow.readable import may_read_about
from projects.follow.targets import Target


@transaction.atomic
def follow_as(*, person: Any, target: Target, pace: str) -> Follow:
    """Follow at once: who is signed in has shown whose the address is. Again with another pace changes that.

    What the same address followed without an account comes along.
    """
    User.objects.select_for_update().get(pk=person.pk)
    follow, made = Follow.objects.get_or_create(
        person=person, **target.values(), defaults={"pace": pace, "confirmed_at": timezone.now()}
    )
    if not made and follow.pace != pace:
        follow.pace = pace
        follow.save(update_fields=["pace"])
    mailbox = Mailbox.objects.filter(email=person.email).first() if person.email else None
    if mailbox:
        for each in mailbox.follows.filter(confirmed_at__isnull=False):
            _hand_over(each, person)
        mailbox.delete()
    return follow


@transaction.atomic
def ask_to_follow(*, email: str, target: Target, pace: str, language: str) -> None:
    """Remember the wish and ask the address to confirm it, at most once a day for the same thing.

    Answers the same whether or not the address is known. A confirmed follow stays as it is: whoever asks
    isn't known to be the one who reads there.
    """
    mailbox, _made = Mailbox.objects.get_or_create(
        email=email.strip().lower(), defaults={"language": language}
    )
    mailbox = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
    now = timezone.now()
    follow, made = Follow.objects.get_or_create(
        mailbox=mailbox, **target.values(), defaults={"pace": pace, "asked_at": now, "told_until": now}
    )
    if follow.confirmed_at:
        letters.send_already(follow)
        return
    if not made:
        follow.pace, follow.asked_at = pace, now
        follow.save(update_fields=["pace", "asked_at"])
    letters.send_confirm(follow)


@transaction.atomic
def confirm(*, follow_id: int) -> Follow:
    """The address wants it. Twice is harmless.

    Raises `Follow.DoesNotExist` once it is forgotten or stopped, or the project was closed to the public.
    Where the address belongs to an account, the follow is that person's from now on.
    """
    # The person first, then the follow, as `follow_as` does: two who hold one each would wait for each other.
    asked = Follow.objects.with_names().get(pk=follow_id)
    person = User.objects.select_for_update().filter(email=asked.email, is_active=True).first()
    follow = Follow.objects.select_for_update(of=("self",)).with_names().get(pk=follow_id)
    if not may_read_about(follow):
        raise Follow.DoesNotExist
    if follow.confirmed_at:
        return follow
    follow.confirmed_at = follow.told_until = timezone.now()
    follow.save(update_fields=["confirmed_at", "told_until"])
    if person and follow.mailbox:
        mailbox = follow.mailbox
        follow = _hand_over(follow, person)
        _forget_if_empty(mailbox)
    letters.send_receipt(follow)
    return follow


def _hand_over(follow: Follow, person: Any) -> Follow:
    """Make a mailbox's follow the person's; the one they had already stays."""
    target = {name: getattr(follow, name) for name in ("project", "postal_code", "km", "objective")}
    if own := Follow.objects.with_names().filter(person=person, **target).first():
        follow.delete()
        return own
    follow.person, follow.mailbox = person, None
    follow.save(update_fields=["person", "mailbox"])
    return follow


@transaction.atomic
def change_pace(*, follow: Follow, pace: str) -> None:
    """Hear at once, or on Mondays; what has been told isn't told again."""
    Follow.objects.filter(pk=follow.pk).update(pace=Pace(pace))


@transaction.atomic
def stop(*, follows: Any) -> int:
    """Stop follows for good and return how many there were. An address with none left is forgotten."""
    rows = list(follows.values_list("pk", "mailbox"))
    Follow.objects.filter(pk__in=[pk for pk, _mailbox in rows]).delete()
    for mailbox in Mailbox.objects.filter(pk__in={mailbox for _pk, mailbox in rows if mailbox}):
        _forget_if_empty(mailbox)
    return len(rows)


@transaction.atomic
def forget_unconfirmed(now: datetime | None = None) -> int:
    """Delete what nobody confirmed in seven days, and addresses that follow nothing; returns how many follows."""
    before = (now or timezone.now()) - UNCONFIRMED_KEPT
    gone, _each = Follow.objects.unconfirmed_since(before).delete()
    Mailbox.objects.filter(follows=None).delete()
    return gone


def _forget_if_empty(mailbox: Mailbox) -> None:
    if not mailbox.follows.exists():
        mailbox.delete()
