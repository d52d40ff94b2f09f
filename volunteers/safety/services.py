"""Reporting, taking care, escalating; duties; lending and getting back; confidentiality."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.enums import Role
from accounts.history import apply_transition
from accounts.models import User
from core.errors import NotAllowedError, TransitionError
from volunteers.contacts import contact_officer_of
from volunteers.models import Volunteer
from volunteers.permissions import may_handle_application
from volunteers.safety import letters
from volunteers.safety.enums import REPORTS, ReportState
from volunteers.safety.models import ConfidentialityReading, Duty, Equipment, SafetyNote, SafetyReport

DOUBLE_PRESS = timedelta(minutes=2)


@transaction.atomic
def report_danger(*, person: Any, kind: str, text: str, call_me: bool) -> SafetyReport:
    """Send a report to who is on duty, at once. The same words pressed twice are one report.

    Raises `NotAllowedError` for somebody who never was an ambassador.
    """
    User.objects.select_for_update().get(pk=person.pk)
    volunteer = Volunteer.objects.select_related("person__profile", "district").filter(person=person).first()
    if volunteer is None:
        raise NotAllowedError
    now = timezone.now()
    same = SafetyReport.objects.filter(person=person, kind=kind, text=text, sent_at__gt=now - DOUBLE_PRESS)
    if found := same.first():
        return found
    report = SafetyReport(
        person=volunteer.person, district=volunteer.district, kind=kind, text=text, call_me=call_me
    )
    report.full_clean()
    report.save()
    for member in first_receivers(report):
        letters.tell_new(report, member)
    return report


def first_receivers(report: SafetyReport) -> list[User]:
    """Who is on duty now; else the contact officer of the area; else everybody who coordinates."""
    on_duty = Duty.objects.filter(district=report.district_id).at(timezone.now()).select_related("user")
    if members := [duty.user for duty in on_duty if duty.user.is_active and duty.user_id != report.person_id]:
        return members
    officer = contact_officer_of(report.person)
    return [officer.user] if officer and officer.user.is_active else coordinators_of(report)


def coordinators_of(report: SafetyReport) -> list[User]:
    """Active coordinators of the district."""
    rows = User.objects.filter(
        is_active=True,
        is_staff=True,
        staff_roles__role=Role.COORDINATOR,
        staff_roles__district=report.district_id,
    )
    return list(rows.exclude(pk=report.person_id).distinct())


def escalate_waiting() -> int:
    """Tell every coordinator of reports nobody has taken in time, again and again; returns how many. Each minute."""
    now, step = timezone.now(), timedelta(minutes=settings.SAFETY_ESCALATE_MINUTES)
    told = 0
    for report in SafetyReport.objects.filter(state=ReportState.NEW, sent_at__lte=now - step):
        if report.sent_at + step * 2**report.escalations > now:
            continue
        with transaction.atomic():
            locked = _locked(report)
            if locked.state != ReportState.NEW or locked.escalations != report.escalations:
                continue
            locked.escalations += 1
            locked.save(update_fields=["escalations"])
            for member in coordinators_of(locked):
                letters.tell_waiting(locked, member)
            told += 1
    return told


@transaction.atomic
def take_report(*, report: SafetyReport, actor: Any) -> SafetyReport:
    """Become the one who takes care of it; the person is told who. Twice is once.

    Raises `NotAllowedError`, and `TransitionError` once it is closed.
    """
    locked = _locked(report)
    _check(locked, actor)
    if locked.state == ReportState.TAKEN and locked.taken_by_id == actor.pk:
        return locked
    apply_transition(machine=REPORTS, subject=locked, name="take", actor=actor)
    locked.taken_by, locked.taken_at = actor, timezone.now()
    locked.save(update_fields=["taken_by", "taken_at"])
    letters.tell_taken(locked)
    return locked


@transaction.atomic
def note_done(*, report: SafetyReport, actor: Any, text: str) -> SafetyNote:
    """Record what was done; raises `NotAllowedError`, and `TransitionError` once it is closed."""
    locked = _locked(report)
    _check(locked, actor)
    if locked.state == ReportState.CLOSED:
        raise TransitionError
    note = SafetyNote(report=locked, author=actor, text=text)
    note.full_clean()
    note.save()
    return note


@transaction.atomic
def close_report(*, report: SafetyReport, actor: Any, answer: str) -> SafetyReport:
    """Close it with an answer the person reads.

    Raises `NotAllowedError`, `ReasonMissingError` without an answer, `TransitionError` before anybody took it.
    """
    locked = _locked(report)
    _check(locked, actor)
    locked.answer = answer.strip()
    locked.full_clean(exclude=["person", "district"])
    apply_transition(machine=REPORTS, subject=locked, name="close", actor=actor, reason=answer)
    locked.closed_at = timezone.now()
    locked.save(update_fields=["answer", "closed_at"])
    letters.tell_closed(locked)
    return locked


def _locked(report: SafetyReport) -> SafetyReport:
    rows = SafetyReport.objects.select_for_update(of=("self",))
    return rows.select_related("person", "district").get(pk=report.pk)


def _check(report: SafetyReport, actor: Any) -> None:
    if not SafetyReport.objects.visible_to(actor).filter(pk=report.pk).exists():
        raise NotAllowedError


@transaction.atomic
def lend(*, volunteer: Volunteer, actor: Any, kind: str, mark: str) -> Equipment:
    """Hand something out; raises `NotAllowedError`."""
    if not may_handle_application(actor, volunteer):
        raise NotAllowedError
    thing = Equipment(person=volunteer.person, kind=kind, mark=mark.strip(), issued_by=actor)
    thing.full_clean()
    thing.save()
    return thing


@transaction.atomic
def take_back(*, thing: Equipment, volunteer: Volunteer, actor: Any) -> Equipment:
    """Note that it was returned; twice keeps the first. Raises `NotAllowedError`."""
    locked = Equipment.objects.select_for_update().get(pk=thing.pk)
    if locked.person_id != volunteer.person_id or not may_handle_application(actor, volunteer):
        raise NotAllowedError
    if locked.returned_on is None:
        locked.returned_on, locked.returned_to = timezone.localdate(), actor
        locked.held_by = locked.reach = ""  # of somebody who has left nothing more is needed
        locked.save(update_fields=["returned_on", "returned_to", "held_by", "reach"])
    return locked


@transaction.atomic
def confirm_reading(*, person: Any) -> ConfidentialityReading:
    """Note that the instruction on confidentiality was read; twice on a day is once."""
    User.objects.select_for_update().get(pk=person.pk)
    today = ConfidentialityReading.objects.filter(person=person, read_at__date=timezone.localdate())
    return today.first() or ConfidentialityReading.objects.create(person=person)
