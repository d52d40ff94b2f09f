"""What the CMS holds about people: staff and editors, all of it in Wagtail's own tables (core.privacy)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.models import FormState
from wagtail.models import ModelLogEntry, PageLogEntry

from core.privacy import (
    PersonalTable,
    RetentionRule,
    declare,
    delete_rows,
    moment_before,
    retention_rules,
)

OWN = (
    ("wagtailusers.UserProfile", _("How the editors’ admin looks for you"), ("preferred_language", "theme")),
    ("wagtailadmin.EditingSession", _("Pages you have open"), (("last_seen_at", _("Last seen")),)),
    ("wagtailadmin.FormState", _("What you typed and haven’t saved"), (("last_updated_at", _("Changed")),)),
    ("wagtailcore.Comment", _("Your comments on pages"), (("text", _("Text")), ("created_at", _("Written")))),
    (
        "wagtailcore.CommentReply",
        _("Your answers to comments"),
        (("text", _("Text")), ("created_at", _("Written"))),
    ),
    ("wagtailcore.PageSubscription", _("Pages whose comments you get"), (("page__title", _("Page")),)),
)
DONE = (
    ("wagtailcore.Page", _("Pages you own or keep locked"), ("owner", "locked_by")),
    ("wagtailcore.Revision", _("Versions of pages you saved"), ("user",)),
    ("wagtailcore.WorkflowState", _("Pages you sent to approval"), ("requested_by",)),
    ("wagtailcore.TaskState", _("Pages you approved or sent back"), ("finished_by",)),
    ("wagtailcore.PageLogEntry", _("What you did to pages"), ("user",)),
    ("wagtailcore.ModelLogEntry", _("What you did to settings and users"), ("user",)),
    ("wagtailcore.UploadedFile", _("Files you began to upload"), ("uploaded_by_user",)),
    ("wagtaildocs.Document", _("Documents you uploaded"), ("uploaded_by_user",)),
    ("wagtailimages.Image", _("Pictures you uploaded"), ("uploaded_by_user",)),
)


def register() -> None:
    """Tables and rules."""
    for model, title, columns in OWN:
        resolved = ("resolved_by",) if model == "wagtailcore.Comment" else ()
        declare(PersonalTable(model, title, person=("user",), actors=resolved, columns=columns), order=60)
    for model, title, actors in DONE:
        declare(PersonalTable(model, title, actors=actors), order=61)
    for name, log in (("page-log", PageLogEntry), ("model-log", ModelLogEntry)):
        _register_log(name, log)
    retention_rules.register(
        "unsaved",
        RetentionRule(
            title=_("What editors typed and never saved"),
            why=_("Nobody has come back for it."),
            days="RETENTION_PREVIEW_DAYS",
            due=lambda on: FormState.objects.filter(
                last_updated_at__lt=moment_before(on, "RETENTION_PREVIEW_DAYS")
            ),
            act=delete_rows,
        ),
        order=83,
    )


def _register_log(name: str, log: type[PageLogEntry] | type[ModelLogEntry]) -> None:
    retention_rules.register(
        name,
        RetentionRule(
            title=_("The editors’ log of pages")
            if log is PageLogEntry
            else _("The editors’ log of settings and users"),
            why=_("It names who did what. After a year nobody needs it."),
            days="RETENTION_EDITOR_LOG_DAYS",
            due=lambda on: log.objects.filter(timestamp__lt=moment_before(on, "RETENTION_EDITOR_LOG_DAYS")),
            act=delete_rows,
        ),
        order=82,
    )
