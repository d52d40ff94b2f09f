"""What this room hangs up in the rooms below it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.privacy import (
    PersonalTable,
    RetentionRule,
    at_address,
    day_before,
    declare,
    delete_rows,
    moment_before,
    retention_rules,
)
from core.registries import MenuItem, application_desk_panels, workspace_menu
from outbox.schedule import register_job
from volunteers.imports import panels, services
from volunteers.imports.models import Imported, ImportRow, ImportRun


def register() -> None:
    """Menu, panel, job, tables, and what falls when."""
    workspace_menu.register(
        "import",
        MenuItem(
            _("People"),
            _("Read in a list"),
            "import",
            "document",
            lambda user: bool(scope_of(user).coordinator),
        ),
        order=25,
    )
    application_desk_panels.register("imported", panels.waits_for_yes, order=4)
    register_job("imports-go-on", timedelta(minutes=1), services.go_on)
    _declare_tables()
    _register_retention()


def _declare_tables() -> None:
    declare(PersonalTable("volunteers_imports.ImportRun", _("Lists you read in"), actors=("by",)))
    declare(
        PersonalTable(
            "volunteers_imports.ImportRow",
            _("Your row in a list of ambassadors"),
            rows=lambda person: ImportRow.objects.filter(at_address(person)),
            columns=(("cells", _("What stands there")), ("run__at", _("When"))),
        )
    )
    declare(
        PersonalTable(
            "volunteers_imports.Imported",
            _("Ambassador from before, waiting for your yes"),
            person=("application__person",),
            columns=("since", "at", ("expires_on", _("Answer by"))),
        )
    )


def _register_retention() -> None:
    retention_rules.register(
        "import-lists",
        RetentionRule(
            title=_("Lists of ambassadors"),
            why=_("They are read in, or nobody read them in."),
            days="RETENTION_IMPORT_DAYS",
            due=lambda on: ImportRun.objects.filter(at__lt=moment_before(on, "RETENTION_IMPORT_DAYS")),
            act=delete_rows,
        ),
    )
    retention_rules.register(
        "import-unconfirmed",
        RetentionRule(
            title=_("Ambassadors from before who didn't answer"),
            why=_("They were asked whether they go on, and haven't said yes."),
            days="RETENTION_IMPORTED_DAYS",
            due=lambda on: Imported.objects.filter(expires_on__lt=day_before(on, "RETENTION_IMPORTED_DAYS")),
            act=services.let_unconfirmed_fall,
        ),
    )
