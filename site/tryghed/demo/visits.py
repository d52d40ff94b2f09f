"""Where the police can be met without signing up, and some who follow what happens."""

import json
from datetime import timedelta
from typing import Any

from accounts.models import User
from places.models import PostalCode
from projects.enums import InitiativeKind, Objective
from projects.follow.models import Follow, Mailbox, NoticedSession, Pace
from projects.models import Initiative, Project, Session
from projects.services import create_initiative
from projects.session_services import add_session, cancel_session
from tryghed.demo.reading import DATA, Clock
from tryghed.demo.rows import put

# Nobody signs up here; the roles are for those who stand behind the table.
DROP_IN = (
    "Onsdag om bord",
    "Onsdag under halvtaget",
    "Tirsdag på bænken",
    "Cykelstand bag banegården",
    "Stand ved stationen",
    "Det åbne kaffebord",
)
CALLED_OFF = "Bænken midt på gågaden"
INSURANCE = "Politiet har ansvaret. Du er gæst ligesom på torvet."
FOLLOWED = ("En tunnel, vi tør gå igennem", "Betjenten kommer med færgen", "Ventesalen")


def make_visits(accounts: dict[str, User], coordinators: dict[str, User], clock: Clock) -> None:
    """Visits around the day of the load, and about ten follows that have heard of everything up to now."""
    Initiative.objects.filter(title__in=DROP_IN).update(drop_in=True)
    for data in json.loads((DATA / "visits.json").read_text(encoding="utf-8")):
        project = Project.objects.get(title=data["project"])
        _make_initiative(data, project, coordinators[project.district_id], clock)
    NoticedSession.objects.bulk_create(
        NoticedSession(session_id=pk, at=clock.ago(1)) for pk in Session.objects.values_list("pk", flat=True)
    )
    _make_follows(accounts["ambassadoer"], clock)


def _make_initiative(data: dict[str, Any], project: Project, actor: User, clock: Clock) -> None:
    values = {
        "title": data["title"],
        "kind": InitiativeKind.MOBILE_STATION,
        "description": data["description"],
        "insurance": INSURANCE,
        "contact": f"Koordinatorerne hos {project.district.name}",
        "drop_in": True,
    }
    initiative = create_initiative(project=project, actor=actor, values=values)
    for each in data["sessions"]:
        starts_at = clock.at(each["week"], each["weekday"], each["start"])
        add_session(
            initiative=initiative,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=each["minutes"]),
            place=each["place"],
            postal_code=PostalCode.objects.get(pk=each["postal_code"]),
            seats={},
        )
    for session in initiative.sessions.filter(place=CALLED_OFF, starts_at__gt=clock.now)[:1]:
        cancel_session(session=session, actor=actor, reason="Betjenten er syg.")


def _make_follows(person: User, clock: Clock) -> None:
    fixed = {"confirmed_at": clock.ago(20), "asked_at": clock.ago(20), "told_until": clock.now}
    for title in FOLLOWED:
        project = Project.objects.get(title=title)
        put(Follow(person=person, project=project, pace=Pace.INSTANT, **fixed))
    put(Follow(person=person, postal_code=PostalCode.objects.get(pk="5200"), km=10, **fixed))
    for number, code in enumerate(("5000", "8200", "2200", "9000"), start=1):
        mailbox = put(Mailbox(email=f"nabo{number}@demo.example"))
        put(Follow(mailbox=mailbox, postal_code=PostalCode.objects.get(pk=code), km=10, **fixed))
    mailbox = put(Mailbox(email="nabo5@demo.example", language="en"))
    put(Follow(mailbox=mailbox, objective=Objective.TRUST, **fixed))
