"""What is written to those who follow, in their language."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.addresses import absolute
from outbox.letters import Entry, Subscription
from outbox.services import enqueue_letter
from projects.follow import links
from projects.follow.models import Pace
from projects.follow.targets import target_of


def send_confirm(follow: Any) -> None:
    """Ask an address whether it wants this. The same thing is asked at most once a day."""
    with translation.override(follow.language):
        name = target_of(follow).name
        enqueue_letter(
            to=follow.email,
            subject=_("Confirm that you want to follow: %(name)s") % {"name": name},
            lines=[
                _("Somebody wrote this address on our site to follow: %(name)s") % {"name": name},
                _("Was it you? Then press the button. You hear nothing from us until you do."),
                _("If it wasn't you, just leave it. We forget the address after 7 days."),
            ],
            url=links.confirm_url(follow),
            verb=_("Yes, I want to follow"),
            key=f"follow-confirm-{follow.pk}-{timezone.localdate():%Y%m%d}",
        )


def send_already(follow: Any) -> None:
    """The address asked again for what it follows already."""
    with translation.override(follow.language):
        name = target_of(follow).name
        enqueue_letter(
            to=follow.email,
            subject=_("You already follow: %(name)s") % {"name": name},
            lines=[_("You already follow “%(name)s”. You don't have to do anything.") % {"name": name}],
            url=links.manage_url(follow),
            verb=_("See what you follow"),
            subscription=_subscription(follow, links.stop_url(follow)),
            key=f"follow-already-{follow.pk}-{timezone.localdate():%Y%m%d}",
        )


def send_receipt(follow: Any) -> None:
    """What one follows now, how often one hears from us, and how to stop."""
    with translation.override(follow.language):
        name = target_of(follow).name
        enqueue_letter(
            to=follow.email,
            subject=_("You now follow: %(name)s") % {"name": name},
            lines=[_("You now follow “%(name)s”.") % {"name": name}, pace_sentence(follow.pace)],
            url=links.manage_url(follow),
            verb=_("See what you follow"),
            subscription=_subscription(follow, links.stop_url(follow)),
            key=f"follow-receipt-{follow.pk}",
        )


def pace_sentence(pace: str) -> str:
    """When one hears from us."""
    if pace == Pace.INSTANT:
        return _("We write as soon as something happens.")
    return _("We write on Mondays, if something has happened.")


def send_news(follow: Any, item: Any, path: str) -> None:
    """One piece of news. Whoever follows it in several ways gets it once."""
    enqueue_letter(
        to=follow.email,
        subject=f"{item.title}: {item.subject}",
        lines=[_("News from “%(name)s”:") % {"name": item.title}, item.subject, item.sentence],
        url=absolute(path),
        verb=_("Read more"),
        subscription=_subscription(follow, links.stop_url(follow)),
        key=news_key(follow, item),
    )


def news_key(follow: Any, item: Any) -> str:
    """The same news goes to the same address once."""
    address = sha256(str(follow.email).lower().encode()).hexdigest()[:20]
    return f"follow-news-{address}-{item.key}"


def send_digest(follows: Sequence[Any], told: Sequence[tuple[Any, str]], monday: date) -> None:
    """The news of a week in one letter: `told` are the pieces and their paths, the oldest first."""
    first = follows[0]
    names = [target_of(follow).name for follow in follows]
    count = len(told)
    entries = [Entry(f"{item.title}: {item.subject}", item.sentence, absolute(path)) for item, path in told]
    year, week, _day = monday.isocalendar()
    enqueue_letter(
        to=first.email,
        subject=ngettext("This week: %(count)s piece of news", "This week: %(count)s pieces of news", count)
        % {"count": count},
        lines=[_("This has happened in what you follow:")],
        entries=entries,
        subscription=_subscription(first, links.stop_weekly_url(first), names),
        key=f"follow-week-{'p' if first.person_id else 'm'}{first.person_id or first.mailbox_id}-{year}-{week:02}",
    )


def _subscription(follow: Any, stop_url: str, names: Sequence[str] = ()) -> Subscription:
    what = "”, “".join(names or [target_of(follow).name])
    return Subscription(
        why=_("You get this mail because you follow “%(names)s”.") % {"names": what},
        stop_url=stop_url,
        manage_url=links.manage_url(follow),
    )
