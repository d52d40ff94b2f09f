"""What this room hangs up in the rooms below it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.privacy import Fate, PersonalTable, RetentionRule, at_address, declare, retention_rules
from core.registries import application_desk_panels, district_panels, min_side_panels
from outbox.schedule import register_job
from volunteers.entry import panels, services
from volunteers.entry.models import Draft, Invitation, ReopenNotice


def register() -> None:
    """Panels, jobs, personal tables and what falls when."""
    min_side_panels.register("begun-application", panels.begun_application, order=5)
    district_panels.register("intake", panels.district_closed, order=1)
    application_desk_panels.register("way-in", panels.way_in, order=5)
    day = timedelta(days=1)
    register_job("entry-reopened", timedelta(hours=6), services.tell_reopened)
    register_job("entry-remind-drafts", day, services.remind_drafts)
    register_job("entry-remind-applicants", day, services.remind_applicants)
    register_job("entry-remind-staff", day, services.remind_staff)
    _declare_tables()
    _register_retention()


def _declare_tables() -> None:
    declare(
        PersonalTable(
            "volunteers_entry.Draft",
            _("Application not yet sent"),
            person=("person",),
            columns=("answers", "updated_at"),
            fate=Fate.DELETE,
            merge=_merge_drafts,
        )
    )
    declare(
        PersonalTable(
            "volunteers_entry.Invitation",
            _("Invitation to become an ambassador"),
            actors=("inviter",),
            rows=lambda person: Invitation.objects.filter(at_address(person)),
            columns=("first_name", "email", "phone", "words", "expires_on"),
        )
    )
    declare(
        PersonalTable(
            "volunteers_entry.ReopenNotice",
            _("Wishes to hear when a district opens"),
            rows=lambda person: ReopenNotice.objects.filter(at_address(person)),
            columns=("district__name", "email", "phone"),
        )
    )
    declare(PersonalTable("volunteers_entry.IntakePause", _("Break in intake"), actors=("by",)))


def _merge_drafts(kept: int, gone: int) -> None:
    """One draft a person: the kept one's own, else the other's."""
    if Draft.objects.filter(person=kept).exists():
        Draft.objects.filter(person=gone).delete()
    else:
        Draft.objects.filter(person=gone).update(person=kept)


def _register_retention() -> None:
    retention_rules.register(
        "entry-drafts",
        RetentionRule(
            title=_("Applications not yet sent"),
            why=_("Nobody went on with them."),
            days="RETENTION_DRAFT_DAYS",
            due=_old_drafts,
            act=_delete,
        ),
    )
    retention_rules.register(
        "entry-invitations",
        RetentionRule(
            title=_("Invitations without an answer"),
            why=_("Their link has expired."),
            days="RETENTION_JOIN_INVITATION_DAYS",
            due=_old_invitations,
            act=services.expire_invitations,
            kept=_("How many got no answer, by district and month"),
        ),
    )
    retention_rules.register(
        "entry-notices",
        RetentionRule(
            title=_("Wishes to hear when a district opens"),
            why=_("The district has been closed for so long that the wish is old."),
            days="RETENTION_REOPEN_NOTICE_DAYS",
            due=_old_notices,
            act=_delete,
        ),
    )


def _before(on: date, days: int) -> Any:
    """The start of the day so many days before."""
    return timezone.make_aware(datetime.combine(on - timedelta(days=days), time.min))


def _old_drafts(on: date) -> Any:
    return Draft.objects.filter(updated_at__lt=_before(on, settings.RETENTION_DRAFT_DAYS))


def _old_invitations(on: date) -> Any:
    return Invitation.objects.filter(
        expires_on__lt=on - timedelta(days=settings.RETENTION_JOIN_INVITATION_DAYS)
    )


def _old_notices(on: date) -> Any:
    return ReopenNotice.objects.filter(created_at__lt=_before(on, settings.RETENTION_REOPEN_NOTICE_DAYS))


def _delete(rows: Any) -> int:
    return int(rows.delete()[0])
