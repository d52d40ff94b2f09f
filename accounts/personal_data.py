"""What this room and the libraries it stands on hold about people (core.privacy)."""

from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.cleaning import sessions_of, unused_accounts
from accounts.enums import Channel
from accounts.merging import settle_addresses
from accounts.models import AccessEntry, StateChange, User
from core.privacy import (
    Fate,
    PersonalTable,
    RetentionRule,
    declare,
    delete_rows,
    log_ends,
    moment_before,
    personal_tables,
    retention_rules,
)

NAMELESS: dict[str, Any] = {
    "email": None,
    "first_name": "",
    "last_name": "",
    "alias": "",
    "phone": "",
    "is_protected": False,
    "language": "da",
    "channel": Channel.MAIL,
    "quiet_from": None,
    "quiet_until": None,
    "is_active": False,
    "last_login": None,
}
HISTORY = StateChange._meta.label
# What hangs on an address is named before the address.
SIGN_IN = (
    PersonalTable(
        "account.EmailConfirmation",
        _("Letters that confirm an address"),
        person=("email_address__user",),
        columns=(("sent", _("Sent")),),
    ),
    PersonalTable(
        "account.EmailAddress",
        _("Addresses you log in with"),
        person=("user",),
        columns=(("email", _("E-mail")), ("verified", _("Confirmed"))),
        merge=settle_addresses,
    ),
    PersonalTable(
        "mfa.Authenticator",
        _("Passkeys and second factors"),
        person=("user",),
        columns=(
            ("type", _("Kind")),
            ("created_at", _("Made")),
            ("last_used_at", _("Last used")),
        ),
    ),
    PersonalTable(
        Session._meta.label,
        _("Where you are logged in"),
        export=lambda person: (),  # they hold nothing but that, and what you are typing right now
        erase=lambda person: sessions_of(person).delete()[0],
    ),
)


def register() -> None:
    """Tables and rules."""
    _declare_person()
    _declare_work()
    for order, table in enumerate(SIGN_IN):
        declare(table, order=20 + order)
    _declare_logs()
    _register_rules()


def _declare_person() -> None:
    declare(
        PersonalTable(
            "accounts.User",
            _("Who you are"),
            rows=lambda person: User.objects.filter(pk=person.pk),
            actors=("merged_into",),
            columns=(
                "first_name",
                "last_name",
                "email",
                "phone",
                "alias",
                "is_protected",
                "language",
                "channel",
                "quiet_from",
                "quiet_until",
                ("date_joined", _("Account made")),
                ("last_login", _("Last log-in")),
            ),
            fate=Fate.KEEP,
            blank=NAMELESS,
            erase=_make_nameless,
            why=_("Only a number without name, address and phone stays, so that the counts still hold."),
        ),
        order=1,
    )


def _make_nameless(person: Any) -> int:
    values = {**NAMELESS, "password": make_password(None)}
    return User.objects.filter(pk=person.pk).update(**values)


def _declare_work() -> None:
    """What a member of staff or a partner is."""
    for model, title, columns in (
        (
            "accounts.StaffRole",
            _("Your roles as staff"),
            (("district__name", _("Police district")), ("role", _("Role")), "may_screen"),
        ),
        (
            "accounts.AreaDuty",
            _("Areas you are responsible for"),
            (("area__name", _("Area")), ("kind", _("As")), ("starts_on", _("From")), ("ends_on", _("Until"))),
        ),
        (
            "accounts.Organisation_members",
            _("Associations you belong to"),
            (("organisation__name", _("Association")),),
        ),
        ("accounts.User_groups", _("Groups you may edit with"), (("group__name", _("Group")),)),
        ("accounts.User_user_permissions", _("Rights of your own"), (("permission__codename", _("Right")),)),
    ):
        declare(PersonalTable(model, title, person=("user",), columns=columns), order=10)


def _declare_logs() -> None:
    declare(
        PersonalTable(
            "accounts.AccessEntry",
            _("Who has looked at your data"),
            person=("person",),
            actors=("actor",),
            rows=AccessEntry.objects.about,
            columns=(
                ("at", _("When")),
                ("kind", _("How")),
                ("purpose", _("Why")),
                ("district__name", _("Police district")),
            ),
            fate=Fate.STAY,
            why=_("The law wants to know who looked at your data. The list has no name, only your number."),
            until="ACCESS_LOG_DAYS",
        ),
        order=90,
    )
    declare(
        PersonalTable(
            HISTORY,
            _("What happened, step by step"),
            actors=("actor",),
            rows=history_about,
            export=_steps,
            erase=lambda person: drop_reasons(history_about(person)),
            why=_("The steps and their days stay without name and reason, so that the counts still hold."),
            fate=Fate.KEEP,
        ),
        order=5,  # while the rows it tells about can still be found
    )


def history_about(person: Any) -> QuerySet[StateChange]:
    """The changes of everything that is about a person: subjects are known by table and number alone."""
    merged = User.objects.filter(merged_into=person.pk).values("pk")
    condition = Q(subject_type=User._meta.label_lower, subject_id__in=merged)
    for table in personal_tables:
        if (table.person or table.rows) and table.model.lower() != HISTORY.lower():
            numbers = table.about(person)
            label = table.model_class()._meta.label_lower
            condition |= Q(subject_type=label, subject_id__in=numbers.order_by().values("pk"))
    return StateChange.objects.filter(condition)


def _steps(person: Any) -> list[dict[Any, Any]]:
    return [
        {
            _("When"): change.at,
            _("What"): apps.get_model(change.subject_type)._meta.verbose_name,
            _("From"): _state_name(change.subject_type, change.source),
            _("To"): _state_name(change.subject_type, change.target),
            _("Reason"): change.reason,
        }
        for change in history_about(person).order_by("at", "pk")
    ]


def _state_name(subject_type: str, state: str) -> str:
    """The state as its own model calls it."""
    fields = apps.get_model(subject_type)._meta.concrete_fields
    names = {
        key: name for each in fields if each.name in {"state", "stage"} for key, name in each.flatchoices
    }
    return str(names.get(state, state))


@transaction.atomic
def drop_reasons(rows: QuerySet[StateChange]) -> int:
    """Let the reasons fall and keep the steps. The log refuses UPDATE: each row is put back without its reason."""
    told = list(rows.exclude(reason=""))
    StateChange.objects.filter(pk__in=[row.pk for row in told]).delete()
    for row in told:
        row.reason = ""
    StateChange.objects.bulk_create(told)
    return len(told)


def _register_rules() -> None:
    retention_rules.register(
        "access",
        RetentionRule(
            title=_("Look-ups in people’s data"),
            why=_("Their time is over: about six months."),
            days="ACCESS_LOG_DAYS",
            due=lambda on: AccessEntry.objects.filter(keep_until__lt=log_ends(on)),
            act=delete_rows,
        ),
        order=60,
    )
    retention_rules.register(
        "reasons",
        RetentionRule(
            title=_("Reasons of changes"),
            why=_("The case is long over. The reason may tell about the person."),
            days="RETENTION_HISTORY_DAYS",
            due=lambda on: StateChange.objects.filter(
                at__lt=moment_before(on, "RETENTION_HISTORY_DAYS")
            ).exclude(reason=""),
            act=drop_reasons,
            kept=_("every step with its day"),
        ),
        order=61,
    )
    _register_cleaning()


def _register_cleaning() -> None:
    """The worker does these more often than once a day; the rules tell of them."""
    retention_rules.register(
        "unused-accounts",
        RetentionRule(
            title=_("Accounts that were begun and never used"),
            why=_("Nobody proved that the address is theirs."),
            days="UNUSED_ACCOUNT_DAYS",
            due=lambda on: unused_accounts(moment_before(on, "UNUSED_ACCOUNT_DAYS")),
            act=delete_rows,
        ),
        order=62,
    )
    retention_rules.register(
        "sessions",
        RetentionRule(
            title=_("Log-ins that have run out"),
            why=_("Nobody can use them, and one may hold what was typed and never sent."),
            days="OLD_SESSION_DAYS",
            due=lambda on: Session.objects.filter(expire_date__lt=moment_before(on, "OLD_SESSION_DAYS")),
            act=delete_rows,
        ),
        order=63,
    )
