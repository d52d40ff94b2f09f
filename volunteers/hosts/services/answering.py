"""What somebody who is proposed answers, behind the link or on the phone."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.enums import Channel
from accounts.models import User
from places.lookup import Home, resolve_home
from volunteers.entry.services import InterestData, pause_of, show_interest
from volunteers.enums import ApplicationState, WayIn
from volunteers.hosts.errors import IntakeClosedError
from volunteers.hosts.letters import forget_letters
from volunteers.hosts.models import Membership, Proposal
from volunteers.hosts.querysets import BEING_ONE
from volunteers.models import Application
from volunteers.services.apply import is_ambassador

# What falls with any answer.
BLANK: dict[str, Any] = {
    "last_name": "",
    "email": "",
    "phone": "",
    "postal_code": None,
    "municipality": None,
    "by_call": False,
}


@transaction.atomic
def answer_yes(*, proposal: Proposal) -> Membership | None:
    """The person wants to. An ambassador belongs to the group at once; anybody else is noted as interested.

    None where it was answered before, and for an address that can't be an ambassador's. Raises `IntakeClosedError`
    while the district takes nobody new: then nothing is changed, and the answer can be given later.
    """
    person = _known(proposal)  # locked first, as everywhere (DOMAIN rule 1)
    locked = _locked(proposal)
    if locked.closed_at is not None:
        return None
    if person is not None and (person.is_staff or not person.is_active):
        _close(Proposal.objects.filter(pk=locked.pk))
        return None
    if person is None or not is_ambassador(person):
        person = _apply(locked, person)
    membership, _created = Membership.objects.get_or_create(
        group=locked.group,
        person=person,
        ended_on=None,
        defaults={
            "proposed_by": locked.proposed_by,
            "proposed_as": locked.first_name,
            "since": timezone.localdate(locked.asked_at),
        },
    )
    _close(Proposal.objects.filter(pk=locked.pk), first_name="")
    return membership


@transaction.atomic
def answer_no(*, proposal: Proposal) -> None:
    """No thanks: everything but the first name goes at once. Twice is harmless."""
    _close(Proposal.objects.filter(pk=_locked(proposal).pk, closed_at=None))


def close_unanswered(rows: QuerySet[Proposal]) -> int:
    """Let unanswered ones fall as a no; returns how many."""
    return _close(rows)


def _locked(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",)).select_related(
        "group__organisation", "proposed_by"
    )
    return rows.get(pk=proposal.pk)


def _known(proposal: Proposal) -> User | None:
    """Whose address it is. A number may be shared: then it is nobody's."""
    if proposal.email:
        return User.objects.select_for_update().filter(email__iexact=proposal.email).first()
    rows = User.objects.select_for_update(of=("self",)).filter(
        phone=proposal.phone, is_active=True, is_staff=False, volunteer__state__in=BEING_ONE
    )
    found = list(rows[:2])
    return found[0] if len(found) == 1 else None


def _apply(proposal: Proposal, person: User | None) -> User:
    """Somebody new, or with an application on its way: the open one, else an interest of theirs."""
    open_one = Application.objects.undecided().filter(person=person).first() if person else None
    if open_one:
        return open_one.person
    home = _home(proposal)
    if pause_of(home.district):
        raise IntakeClosedError(home.district)
    channel = Channel.MAIL if proposal.email else Channel.CALL if proposal.by_call else Channel.SMS
    application = show_interest(
        data=InterestData(proposal.first_name, home, channel, proposal.email, str(proposal.phone))
    )
    if application is None:  # the guest with that number had one already
        open_ones = Application.objects.filter(state=ApplicationState.INTEREST, person__phone=proposal.phone)
        return open_ones.latest("received_at").person
    Application.objects.filter(pk=application.pk).update(way_in=WayIn.HOST)
    User.objects.filter(pk=application.person_id, last_name="").update(last_name=proposal.last_name)
    return application.person


def _home(proposal: Proposal) -> Home:
    return resolve_home(str(proposal.postal_code_id), str(proposal.municipality_id))


@transaction.atomic
def _close(rows: QuerySet[Proposal], **more: Any) -> int:
    found = Proposal.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
    forget_letters(found)
    return found.update(**BLANK, **more, closed_at=timezone.now())
