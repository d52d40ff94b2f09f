"""What this room hangs up in the rooms below it, and what it holds about people."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.checkin import absences, late, panels
from coordination.checkin.models import CheckIn, PersonCode, Talk
from core.privacy import (
    Fate,
    PersonalTable,
    RetentionRule,
    declare,
    delete_rows,
    log_ends,
    moment_before,
    retention_rules,
)
from core.registries import day_sources, min_side_panels, partner_panels, person_desk_panels


def register() -> None:
    """Panels, queue, tables and rules."""
    min_side_panels.register("my-code", panels.my_code, order=45)
    partner_panels.register("sheets", panels.sheets_of_partner, order=5)
    person_desk_panels.register("absences", absences.on_ambassador, order=35)
    day_sources.register("late-check-ins", late.sessions_to_look_at_again, order=21)
    day_sources.register("talks", absences.talks_to_have, order=60)
    _declare_log()
    _declare_beside()
    _register_rules()


@transaction.atomic
def _settle_codes(kept: int, gone: int) -> None:
    """One code that works: the kept person's own, else the other's."""
    if PersonCode.objects.filter(person=kept, replaced_at=None).exists():
        PersonCode.objects.filter(person=gone, replaced_at=None).update(replaced_at=timezone.now())


def _declare_log() -> None:
    declare(
        PersonalTable(
            "coordination_checkin.CheckIn",
            _("When you came and left"),
            person=("person",),
            actors=("by",),
            rows=lambda person: CheckIn.objects.of_person(person.pk),
            columns=(
                ("at", _("When")),
                ("session__initiative__title", _("Initiative")),
                "way",
                "kind",
                "result",
            ),
            fate=Fate.STAY,
            why=_("The log of who came can't be changed. It has no name, only your number, and no place."),
            until="RETENTION_ATTENDANCE_DAYS",
        ),
        order=53,
    )


def _declare_beside() -> None:
    declare(
        PersonalTable(
            "coordination_checkin.PersonCode",
            _("The code you check in with"),
            person=("person",),
            merge=_settle_codes,
            columns=("made_at", "replaced_at"),
        ),
        order=54,
    )
    declare(
        PersonalTable(
            "coordination_checkin.Talk",
            _("Talks we have had with you about staying away"),
            person=("person",),
            actors=("by",),
            columns=("at", "note"),
        ),
        order=54,
    )


def _register_rules() -> None:
    retention_rules.register(
        "check-ins",
        RetentionRule(
            title=_("When people came and left"),
            why=_("It goes with the attendance it belongs to."),
            days="RETENTION_ATTENDANCE_DAYS",
            due=lambda on: CheckIn.objects.filter(keep_until__lt=log_ends(on)),
            act=delete_rows,
        ),
        order=34,
    )
    retention_rules.register(
        "talks",
        RetentionRule(
            title=_("Talks about staying away"),
            why=_("Half a year is over."),
            days="RETENTION_TALK_DAYS",
            due=lambda on: Talk.objects.filter(at__lt=moment_before(on, "RETENTION_TALK_DAYS")),
            act=delete_rows,
        ),
        order=35,
    )
    retention_rules.register(
        "check-in-codes",
        RetentionRule(
            title=_("Codes to check in with"),
            why=_("The code is too old to work."),
            days="PERSON_CODE_DAYS",
            due=lambda on: PersonCode.objects.filter(made_at__lt=moment_before(on, "PERSON_CODE_DAYS")),
            act=delete_rows,
        ),
        order=36,
    )
