"""What becomes of applications, profiles and ambassadors when two people turn out to be one.

Each function settles what clashes; the plain moving of rows comes after it (volunteers.duplicates.moving).
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.history import apply_transition
from accounts.models import StateChange
from volunteers.enums import APPLICATIONS, UNDECIDED, ApplicationState, VolunteerState
from volunteers.models import Application, Availability, Profile, ProfileWord, Signature, Volunteer

# Which of two states holds for the one person: a suspension always, otherwise what lets them take part.
STRENGTH = {
    VolunteerState.SUSPENDED: 4,
    VolunteerState.ACTIVE: 3,
    VolunteerState.PAUSED: 2,
    VolunteerState.ENDED: 1,
    VolunteerState.ANONYMISED: 0,
}
LIFE = ("district_id", "state", "paused_until", "ended_on", "end_reason")
FILLED = ("area_id", "turns_18_on", "asked_at_most")


def twice() -> str:
    """The reason that stands in the history."""
    return _("The same person was registered twice.")


def settle_applications(kept: int, gone: int) -> None:
    """One undecided per person: an interest gives way to an application, else the younger is withdrawn."""
    rows = list(
        Application.objects.select_for_update()
        .filter(person__in=(kept, gone), state__in=[*UNDECIDED])
        .order_by("received_at", "pk")
    )
    rows.sort(key=lambda row: row.state == ApplicationState.INTEREST)
    for row in rows[1:]:
        apply_transition(machine=APPLICATIONS, subject=row, name="withdraw", actor=None, reason=twice())
        row.due_on = None
        row.save(update_fields=["due_on"])


def settle_profiles(kept: int, gone: int) -> None:
    """Words and times of both; the kept one's values win, and what it lacks is filled."""
    own, other = _pair(Profile, kept, gone)
    if own is None or other is None:
        return
    for name in FILLED:
        if getattr(own, name) is None:
            setattr(own, name, getattr(other, name))
    own.adult = own.adult or other.adult
    own.save(update_fields=["area", "turns_18_on", "asked_at_most", "adult"])
    ProfileWord.objects.bulk_create(
        (ProfileWord(profile=own, kind=row.kind, key=row.key) for row in other.words.all()),
        ignore_conflicts=True,
    )
    Availability.objects.bulk_create(
        (Availability(profile=own, weekday=row.weekday, part=row.part) for row in other.availabilities.all()),
        ignore_conflicts=True,
    )
    other.delete()


def settle_volunteers(kept: int, gone: int) -> None:
    """The earliest beginning, the stronger state, and the history of both on one row."""
    own, other = _pair(Volunteer, kept, gone)
    if own is None or other is None:
        return
    before = own.state
    if STRENGTH[VolunteerState(other.state)] > STRENGTH[VolunteerState(own.state)]:
        for name in LIFE:
            setattr(own, name, getattr(other, name))
    own.since = min(own.since, other.since)
    own.save(update_fields=["since", "district", "state", "paused_until", "ended_on", "end_reason"])
    _copy_history(own, other)
    if own.state != before:
        StateChange.objects.create(
            subject_type=own._meta.label_lower,
            subject_id=own.pk,
            transition="merge",
            source=before,
            target=own.state,
            reason=twice(),
        )
    other.delete()


def _copy_history(own: Volunteer, other: Volunteer) -> None:
    """The log refuses changes: what it says of the other row is said again of this one."""
    rows = list(StateChange.objects.filter(subject_type=other._meta.label_lower, subject_id=other.pk))
    for row in rows:
        row.pk, row.subject_id = None, own.pk
    StateChange.objects.bulk_create(rows)


def settle_signatures(kept: int, gone: int) -> None:
    """Of two standing acceptances of one version the first stands; the later is kept as withdrawn."""
    standing = (
        Signature.objects.standing().filter(Q(person=kept) | Q(person=gone)).order_by("signed_at", "pk")
    )
    seen: set[int] = set()
    for row in standing:
        if row.agreement_id in seen:
            row.withdrawn_at = timezone.now()
            row.save(update_fields=["withdrawn_at"])
        seen.add(row.agreement_id)


def _pair(model, kept, gone):  # type: ignore[no-untyped-def]
    """The rows of both, locked; None for who has none."""
    rows = {row.person_id: row for row in model.objects.select_for_update().filter(person__in=(kept, gone))}
    return rows.get(kept), rows.get(gone)
