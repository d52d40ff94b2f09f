"""What falls by itself among the people of this room (FACTS, Privacy)."""

import logging
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import StateChange, User
from core.privacy import (
    RetentionRule,
    day_before,
    delete_rows,
    moment_before,
    personal_tables,
    retention_rules,
)
from volunteers.enums import UNDECIDED, ApplicationState, ScreeningOutcome, VolunteerState
from volunteers.models import Application, Profile, Screening, Volunteer
from volunteers.privacy.errors import NotJournalisedError
from volunteers.privacy.forgetting import forget
from volunteers.privacy.journal import journalise
from volunteers.privacy.models import RetentionReport

logger = logging.getLogger(__name__)
DECIDED = (ApplicationState.REJECTED, ApplicationState.WITHDRAWN)
# Having these alone is no reason to keep an account.
NO_USE = {
    "account.emailaddress",
    "account.emailconfirmation",
    "mfa.authenticator",
    "accounts.accessentry",
    "outbox.errand",
    "coordination.suggestion",
    "volunteers.profile",
    "volunteers.profileword",
    "volunteers.availability",
    "wagtailusers.userprofile",
}


def register() -> None:
    """The rules, in the order in which they run."""
    for order, (name, rule) in enumerate(RULES.items()):
        retention_rules.register(name, rule, order=10 + order)


def _quiet_since(rows: QuerySet[Application], on: date, days: str) -> QuerySet[Application]:
    """Applications that came, and were last changed, before the period began."""
    before = moment_before(on, days)
    later = StateChange.objects.filter(
        subject_type=Application._meta.label_lower, subject_id=OuterRef("pk"), at__gte=before
    )
    return rows.filter(~Exists(later), received_at__lt=before)


def _decided(on: date) -> QuerySet[Application]:
    """Decided ones; and the others of people who are forgotten."""
    forgotten = Q(person__volunteer__state=VolunteerState.ANONYMISED)
    rows = Application.objects.filter(Q(state__in=DECIDED) | forgotten)
    return _quiet_since(rows, on, "RETENTION_APPLICATION_DAYS")


def _left_interests(on: date) -> QuerySet[Application]:
    interests = Application.objects.filter(state=ApplicationState.INTEREST)
    return _quiet_since(interests, on, "RETENTION_INTEREST_DAYS")


def let_applications_fall(rows: QuerySet[Any]) -> int:
    """Archive each decision, then delete it with its steps; who has no other business here is forgotten."""
    return _each(rows.select_related("person", "district"), _let_fall)


def _let_fall(application: Application) -> None:
    if application.state == ApplicationState.REJECTED:
        journalise(application)
    label = Application._meta.label_lower
    StateChange.objects.filter(subject_type=label, subject_id=application.pk).delete()
    person = application.person
    application.delete()
    others = Application.objects.filter(person=person).exists()
    if person.is_staff or others or Volunteer.objects.filter(person=person).exists():
        return
    if unneeded(User.objects.filter(pk=person.pk)).exists():
        forget(person=person, rule="applications")
        return
    Profile.objects.filter(person=person).delete()
    User.objects.filter(pk=person.pk).update(first_name="", last_name="", phone="")


def unneeded(people: QuerySet[User], but: Collection[str] = ()) -> QuerySet[User]:
    """Those with no row in any table that is a reason to keep an account; `but` names further tables that are none."""
    rows = people.filter(is_staff=False)
    for table in personal_tables:
        if table.model.lower() not in {*NO_USE, *but}:
            for name in table.person:
                users = table.model_class()._base_manager.filter(**{f"{name}__isnull": False})
                rows = rows.exclude(pk__in=users.order_by().values(name))
    return rows


def _unused(on: date) -> QuerySet[User]:
    before = moment_before(on, "RETENTION_ACCOUNT_DAYS")
    silent = Q(last_login__lt=before) | Q(last_login=None)
    known = Q(is_active=True) | Q(email__isnull=False) | ~Q(first_name="")
    return unneeded(User.objects.filter(silent, known, date_joined__lt=before))


def _ended(on: date) -> QuerySet[Volunteer]:
    rows = Volunteer.objects.filter(
        state=VolunteerState.ENDED,
        ended_on__lt=day_before(on, "RETENTION_VOLUNTEER_DAYS"),
        person__is_staff=False,
    )
    return rows.exclude(person__applications__state__in=UNDECIDED)


def _old_screenings(on: date) -> QuerySet[Screening]:
    """Past their renewal, or refused; never one that is waiting."""
    before = day_before(on, "RETENTION_SCREENING_DAYS")
    refused = [ScreeningOutcome.NOT_CLEARED, ScreeningOutcome.NO_CONSENT, ScreeningOutcome.LAPSED]
    over = Q(renew_by__lt=before) | Q(outcome__in=refused, ordered_on__lt=before)
    said_since = Q(outcome__in=refused, assessed_on__gte=before)
    return Screening.objects.filter(over).exclude(said_since)


def _forgetting(rule: str) -> Callable[[QuerySet[Any]], int]:
    """Forget the person of each row (or each person)."""

    def act(rows: QuerySet[Any]) -> int:
        return _each(rows, lambda row: forget(person=getattr(row, "person", row), rule=rule))

    return act


def _each(rows: QuerySet[Any], action: Callable[[Any], object]) -> int:
    """Each in a savepoint of its own: one that can't be archived stays, and the others fall."""
    done = 0
    for row in rows:
        try:
            with transaction.atomic():
                action(row)
        except (OSError, NotJournalisedError):
            logger.exception("%s %s isn't archived and stays", row._meta.label_lower, row.pk)
        else:
            done += 1
    return done


RULES = {
    "applications": RetentionRule(
        title=_("Applications we said no to, or that were withdrawn"),
        why=_("The case is closed. A decision is archived first."),
        days="RETENTION_APPLICATION_DAYS",
        due=_decided,
        act=let_applications_fall,
    ),
    "interests": RetentionRule(
        title=_("Interests nobody followed up"),
        why=_("Nothing has come of it."),
        days="RETENTION_INTEREST_DAYS",
        due=_left_interests,
        act=let_applications_fall,
    ),
    "screenings": RetentionRule(
        title=_("Screenings that lapsed or said no"),
        why=_("They are no ground for anything any more."),
        days="RETENTION_SCREENING_DAYS",
        due=_old_screenings,
        act=delete_rows,
    ),
    "ended": RetentionRule(
        title=_("Ambassadors who have stopped"),
        why=_("They have stopped. The agreement is archived first."),
        days="RETENTION_VOLUNTEER_DAYS",
        due=_ended,
        act=_forgetting("ended"),
        kept=_("tasks and hours, without name"),
    ),
    "accounts": RetentionRule(
        title=_("Accounts nothing needs and nobody uses"),
        why=_("Nobody has logged in for a long time."),
        days="RETENTION_ACCOUNT_DAYS",
        due=_unused,
        act=_forgetting("accounts"),
        kept=_("a number without name"),
    ),
    "reports": RetentionRule(
        title=_("Old retention reports"),
        why=_("What fell so long ago is asked for no more."),
        days="RETENTION_REPORT_DAYS",
        due=lambda on: RetentionReport.objects.filter(at__lt=moment_before(on, "RETENTION_REPORT_DAYS")),
        act=delete_rows,
    ),
}
