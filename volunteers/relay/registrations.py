"""What this room hangs up in the rooms around it."""

from django.utils.translation import gettext_lazy as _

from core.privacy import (
    Fate,
    PersonalTable,
    RetentionRule,
    declare,
    delete_rows,
    moment_before,
    retention_rules,
)
from core.registries import day_sources, min_side_panels, person_desk_panels
from volunteers.relay import handover, panels
from volunteers.relay.models import Note


def register() -> None:
    """Panels, queue, and what is held about people."""
    min_side_panels.register("messages", panels.my_messages, order=45)
    person_desk_panels.register("messages", panels.their_thread, order=20)
    day_sources.register("messages", panels.waiting_messages, order=12)
    declare(
        PersonalTable(
            "volunteers_relay.Note",
            _("Messages between you and the police district"),
            person=("person",),
            actors=("author",),
            columns=(("at", _("Written")), ("author__first_name", _("By")), "text"),
            fate=Fate.DELETE,
        )
    )
    declare(
        PersonalTable(
            "volunteers_relay.ThreadOwner",
            _("Who at the police district answers you"),
            person=("person",),
            actors=("owner",),
            columns=(("since", _("Since")), ("owner__first_name", _("Who"))),
            merge=handover.keep_one,
        )
    )
    handover.register()
    retention_rules.register(
        "relay",
        RetentionRule(
            title=_("Messages with ambassadors"),
            why=_("A conversation that old helps nobody any more."),
            days="RELAY_DAYS",
            due=lambda on: Note.objects.filter(at__lt=moment_before(on, "RELAY_DAYS")),
            act=delete_rows,
        ),
    )
