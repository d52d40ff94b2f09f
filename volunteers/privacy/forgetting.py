"""Forgetting a person: each table's fate in one transaction, and a line in the ledger (DOMAIN, `anonymise`)."""

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import StateChange, User
from core.events import announce
from core.privacy import Fate, PersonalTable, personal_tables
from volunteers.enums import APPLICATIONS, VOLUNTEERS, ApplicationState, EndReason, VolunteerState
from volunteers.events import VolunteerReleased
from volunteers.models import Application, Signature, Volunteer
from volunteers.privacy import ledger
from volunteers.privacy.errors import NotJournalisedError, StaffStayError
from volunteers.privacy.journal import Subject, journalise
from volunteers.privacy.models import Forgotten

logger = logging.getLogger(__name__)
PERSON = User._meta.label_lower


@transaction.atomic
def forget(*, person: Any, rule: str, actor: Any | None = None) -> Forgotten:
    """Let a person's name, contact and words go; what counts stays, without them. Twice is once.

    What has to be archived is archived first. Raises `StaffStayError`, and `NotJournalisedError` where the archive
    can't take it: then nothing is changed.
    """
    locked = User.objects.select_for_update().get(pk=person.pk)
    if locked.is_staff:
        raise StaffStayError
    _archive(locked)
    _close(locked)
    for table in erasing_order():
        erase_from(table, locked)
    _log(locked, actor)
    row, created = Forgotten.objects.get_or_create(person_id=locked.pk, defaults={"rule": rule})
    if created:
        transaction.on_commit(lambda: ledger.write_down(row))
    return row


def erasing_order() -> list[PersonalTable]:
    """As declared, with the person last: the others are found by what stands there."""
    return sorted(personal_tables, key=lambda table: table.model.lower() == PERSON)


def erase_from(table: PersonalTable, person: Any) -> int:
    """Let the table's fate happen to a person's rows; returns how many it touched."""
    if table.erase:
        return table.erase(person)
    if table.fate == Fate.DELETE:
        return table.about(person).delete()[0]
    if table.fate == Fate.KEEP and table.blank:
        return table.about(person).update(**table.blank)
    return 0


def to_archive(person: Any) -> list[Subject]:
    """What the archive has to be given before it falls: decisions, and agreements with a name."""
    decided = Application.objects.filter(person=person, state=ApplicationState.REJECTED)
    signed = Signature.objects.filter(person=person).exclude(name="").select_related("agreement", "person")
    return [*decided.select_related("person", "district"), *signed]


def _archive(person: Any) -> None:
    try:
        for subject in to_archive(person):
            journalise(subject)
    except OSError as error:
        logger.exception("the archive can't be written")
        raise NotJournalisedError from error


def _close(person: Any) -> None:
    """Whatever is still open ends quietly: somebody restored from a backup is told nothing twice."""
    for application in Application.objects.select_for_update().filter(person=person):
        if APPLICATIONS.get("withdraw") in APPLICATIONS.open_from(application.state):
            apply_transition(machine=APPLICATIONS, subject=application, name="withdraw", actor=None)
    volunteer = Volunteer.objects.select_for_update().filter(person=person).first()
    if volunteer is None or volunteer.state == VolunteerState.ANONYMISED:
        return
    if volunteer.state != VolunteerState.ENDED:
        apply_transition(machine=VOLUNTEERS, subject=volunteer, name="end", actor=None)
        volunteer.ended_on, volunteer.end_reason = timezone.localdate(), EndReason.OWN_WISH
        volunteer.save(update_fields=["ended_on", "end_reason"])
        announce(VolunteerReleased(volunteer=volunteer, actor=None, reason="", for_good=True))
    apply_transition(machine=VOLUNTEERS, subject=volunteer, name="anonymise", actor=None)


def _log(person: Any, actor: Any | None) -> None:
    rows = StateChange.objects.filter(subject_type=PERSON, subject_id=person.pk, transition="anonymise")
    if not rows.exists():
        StateChange.objects.create(
            subject_type=PERSON,
            subject_id=person.pk,
            transition="anonymise",
            source="",
            target=VolunteerState.ANONYMISED,
            actor=actor,
        )


def replay() -> int:
    """Forget again whom a restored backup brought back; returns how many.

    A person who came after that moment has got the number anew and is left alone.
    """
    again = 0
    for number, at, rule in list(ledger.entries()):
        person = User.objects.filter(pk=number, date_joined__lte=at, is_staff=False).first()
        if person is not None and (person.is_active or person.email or person.first_name):
            forget(person=person, rule=rule)
            again += 1
    return again
