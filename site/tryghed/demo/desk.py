"""What a coordinator of Fyn has done at the desk: tags, a message, decisions about pairs, and a plan."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from accounts.enums import Channel
from accounts.models import User
from coordination.mailing.audience import audience_of
from coordination.mailing.models import Mailing, Receiver, Sending
from coordination.mailing.returned import mark
from coordination.mailing.sending import send_next
from coordination.mailing.services import draft, send
from coordination.planning.editing import hold_pair
from coordination.planning.enums import Hold
from coordination.planning.services import plan_district
from coordination.wishes.enums import About, HowLong
from coordination.wishes.services import express_interest, say_no
from outbox.models import Message
from projects.models import Role
from tryghed.demo.reading import Clock
from tryghed.demo.staff import FYN
from volunteers.desk_lists import VolunteerList
from volunteers.models import Volunteer
from volunteers.tags.services import add_tag
from workspace.lists.choosing import PARAMETER, choose

VEST, KEY, SHORT_NOTICE = "Har gul vest", "Har nøgle til huset", "Kan med kort varsel"
SUBJECT = "Nye veste og en ny åbningstid"
TEXT = """Hej {fornavn}

De nye veste er kommet. De hænger i fælleshuset, og du kan bare tage en med næste gang.

Huset er nu også åbent om søndagen. Skriv til {kontaktbetjent}, hvis du har lyst til at stå i døren."""
SENT_AGO = 2  # days
PINNED, REFUSED = "Går med på turen", "Lektievært"
WANTED = ("Vært ved spisebordet", "Vært i døren", "Går med på turen")
INTERESTED_IN, NO_TO = "Tryghedsvandrer", "Kajravn"


def sit_at_the_desk(accounts: dict[str, User], clock: Clock) -> None:
    """All of it; the plan last, since it looks at everything else."""
    coordinator = accounts["koordinator.fyn"]
    _tag(coordinator)
    _write(coordinator, clock)
    _wish(accounts["ambassadoer"])
    _hold(coordinator)
    plan_district(district=FYN, actor=coordinator)


def _known(**more: Any) -> QuerySet[Volunteer]:
    """Ambassadors of Fyn who can be written to by name, in a fixed order."""
    rows = Volunteer.objects.active().filter(district=FYN, person__is_protected=False, **more)
    return rows.select_related("person").order_by("person")


def _tag(actor: User) -> None:
    near = list(_known(person__profile__area__name="Vollsmose")) + list(_known()[:6])
    add_tag(volunteers=near, text=VEST, actor=actor)
    add_tag(volunteers=near[:2], text=KEY, actor=actor)
    add_tag(volunteers=near[1::3], text=SHORT_NOTICE, actor=actor)


def _write(actor: User, clock: Clock) -> None:
    """A message to those with a vest: one of them wants letters on paper, and one mail came back."""
    rows = _known(person__tags__text=VEST).exclude(person__email="ambassadoer@demo.example")
    on_paper = rows[0].person
    on_paper.channel = Channel.LETTER
    on_paper.save(update_fields=["channel"])
    chosen = choose(desk=VolunteerList(), user=actor, rows=rows, action="message", most=100)
    audience = audience_of(actor, {PARAMETER: str(chosen.pk)})
    if audience is None:
        return
    mailing = draft(audience=audience, by=actor, texts={"subject": SUBJECT, "text": TEXT})
    send(mailing=mailing, actor=actor)
    send_next()
    _deliver(mailing, clock)
    mark(mailing=mailing, receiver=mailing.receivers.order_by("-pk")[0], actor=actor)
    chosen.delete()


def _deliver(mailing: Mailing, clock: Clock) -> None:
    """As if the worker had done it two days ago: nothing of it is on the way any more."""
    at = clock.ago(SENT_AGO)
    Mailing.objects.filter(pk=mailing.pk).update(made_at=at)
    done = at + timedelta(minutes=2)
    Sending.objects.filter(mailing=mailing).update(asked_at=at, ended_at=done, seen_at=done)
    Receiver.objects.filter(mailing=mailing).update(at=done)
    letters = Message.objects.filter(key__startswith=mailing.key_prefix)
    letters.update(
        state=Message.State.SENT,
        created_at=done,
        sent_at=done,
        attempts=1,
        text="",
        html="",
        unsubscribe_url="",
    )


def _wish(account: User) -> None:
    """The demo ambassador would like one task and not another; a few others would like to help in the house."""
    roles = {role.title: role for role in Role.objects.filter(initiative__project__district=FYN)}
    express_interest(person=account, role=roles[INTERESTED_IN])
    say_no(person=account, role=roles[NO_TO], about=About.ROLE, how_long=HowLong.HALF)
    for title, volunteer in zip(WANTED, _known().exclude(person=account), strict=False):
        express_interest(person=volunteer.person, role=roles[title])


def _hold(actor: User) -> None:
    """Of those a first plan finds, one has to be on the walk, and one is not to be at the homework table.

    Which roles a plan fills hangs on the weekday of the load: where it has nobody for one of these, another one's.
    """
    first = plan_district(district=FYN)
    pairs = first.pairs.select_related("role__initiative__project").order_by("pk")
    pinned = pairs.filter(role__title=PINNED).first() or pairs[0]
    others = pairs.exclude(role=pinned.role)
    refused = others.filter(role__title=REFUSED).first() or others[0]
    for pair, hold in ((pinned, Hold.PINNED), (refused, Hold.REFUSED)):
        hold_pair(role=pair.role, person_id=pair.person_id, hold=hold, actor=actor)
    first.delete()
