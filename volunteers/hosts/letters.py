"""What somebody who is proposed, or belongs to a group, is told."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from core.links import make_token
from outbox import sms
from outbox.models import Message
from outbox.services import enqueue, enqueue_letter
from volunteers.hosts.models import Membership, Proposal

PURPOSE = "host"


def ask(proposal: Proposal) -> None:
    """The letter (or text) with the link. It is the same whoever the address belongs to."""
    group = proposal.group
    values = {"association": group.organisation.name, "group": group.name}
    url = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('host_answer', args=[make_token(PURPOSE, proposal.pk)])}"
    with translation.override(settings.LANGUAGE_CODE):
        lines = [
            _("Hi %(name)s") % {"name": proposal.first_name},
            _("%(association)s has proposed you for its group of safety ambassadors: %(group)s.") % values,
            _("You decide yourself. Behind the button you can read what it means and say yes or no."),
            _("A no deletes your data. The association never learns more than whether you are with them."),
        ]
        if proposal.email:
            enqueue_letter(
                to=proposal.email,
                subject=_("%(association)s would like to have you with them") % values,
                lines=lines,
                url=url,
                verb=_("See and answer"),
                key=_key(proposal.pk),
            )
            return
        enqueue(
            to=str(proposal.phone),
            subject=_("Proposal"),
            text=sms.shortened(lines, url),
            key=_key(proposal.pk),
            medium=Message.Medium.SMS,
        )


def forget_letters(proposals: Iterable[Proposal]) -> None:
    """The outbox keeps no address of somebody who has answered."""
    Message.objects.filter(key__in=[_key(row.pk) for row in proposals]).delete()


def _key(pk: int) -> str:
    return f"host-proposal-{pk}"


def tell_taken_off(membership: Membership) -> None:
    """The association has taken somebody off."""
    group = membership.group
    values = {"association": group.organisation.name, "group": group.name}
    _tell(
        membership,
        "taken-off",
        lambda: _("You are no longer in the group %(group)s") % values,
        lambda: [
            _("%(association)s has taken you off its group %(group)s.") % values,
            _("Nothing else changes: you are an ambassador as before, and your tasks stay yours."),
        ],
    )


def tell_closed(membership: Membership) -> None:
    """The group is closed."""
    values = {"group": membership.group.name}
    _tell(
        membership,
        "closed",
        lambda: _("The group %(group)s is closed") % values,
        lambda: [
            _("You belong to no group any more."),
            _("Nothing else changes: you are an ambassador as before, and your tasks stay yours."),
        ],
    )


def _tell(
    membership: Membership, what: str, subject: Callable[[], str], lines: Callable[[], list[str]]
) -> None:
    person = membership.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=subject(),
            lines=[_("Hi %(name)s") % {"name": person.first_name or person.shown_name}, *lines()],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('min_side')}",
            verb=_("Go to Min side"),
            key=f"host-{what}-{membership.pk}",
        )
