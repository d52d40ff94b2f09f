"""What ideas hold about people, and for how long (core.privacy)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import (
    Fate,
    PersonalTable,
    RetentionRule,
    at_address,
    declare,
    delete_rows,
    moment_before,
    retention_rules,
)
from projects.ideas.cleaning import answered_before, erase_addresses, unconfirmed_before
from projects.ideas.models import Idea, IdeaReply, IdeaSupport
from projects.ideas.services import mark_of

IDEA_COLUMNS = (
    ("sent_at", _("Sent")),
    "title",
    "text",
    "why",
    "theme",
    ("municipality__name", _("Municipality")),
    ("email", _("E-mail")),
    "state",
    "answer",
    "instead",
    "public_title",
    "public_text",
)


def register() -> None:
    """Tables and rules."""
    _declare_tables()
    retention_rules.register(
        "ideas-unconfirmed",
        RetentionRule(
            title=_("Ideas nobody confirmed"),
            why=_("The address was not confirmed while the link worked."),
            days="IDEA_CONFIRM_DAYS",
            due=lambda on: unconfirmed_before(moment_before(on, "IDEA_CONFIRM_DAYS")),
            act=delete_rows,
        ),
        order=50,
    )
    retention_rules.register(
        "ideas-addresses",
        RetentionRule(
            title=_("Addresses of ideas’ authors"),
            why=_("The idea was answered about half a year ago."),
            days="IDEA_ADDRESS_DAYS",
            due=lambda on: answered_before(moment_before(on, "IDEA_ADDRESS_DAYS")),
            act=erase_addresses,
            kept=_("the idea and its answer"),
        ),
        order=51,
    )


def _declare_tables() -> None:
    declare(
        PersonalTable(
            "projects_ideas.Idea",
            _("Your ideas"),
            person=("author",),
            columns=IDEA_COLUMNS,
            rows=ideas_of,
            erase=detach_ideas,
            fate=Fate.KEEP,
            why=_("What everybody can read of an idea stays, without you. Your own words and address go."),
        ),
        order=40,
    )
    declare(
        PersonalTable(
            "projects_ideas.IdeaReply",
            _("What we wrote to you about your ideas"),
            actors=("writer",),
            rows=lambda person: IdeaReply.objects.filter(idea__in=ideas_of(person).order_by().values("pk")),
            columns=(("at", _("When")), ("text", _("Text"))),
        ),
        order=38,
    )
    declare(
        PersonalTable(
            "projects_ideas.IdeaSupport",
            _("Ideas you stand behind"),
            person=("person",),
            columns=(("at", _("When")), ("idea__public_title", _("Idea"))),
            erase=take_support_back,
        ),
        order=39,
    )


def ideas_of(person: Any) -> QuerySet[Idea]:
    """Sent while signed in, or from the person's address."""
    return Idea.objects.filter(Q(author=person.pk) | at_address(person, phone=""))


def detach_ideas(person: Any) -> int:
    """What isn't shown is emptied, what is shown keeps the coordinator's words alone. Nothing leads to the author."""
    rows = ideas_of(person)
    for idea in rows:
        shown = bool(idea.published_at)
        idea.title = (idea.public_title if shown else "") or idea.get_theme_display()
        idea.text = idea.why = idea.email = ""
        idea.author = None
        if not shown:
            idea.answer = idea.instead = idea.public_title = idea.public_text = idea.public_place = ""
    return Idea.objects.bulk_update(
        rows,
        [
            "title", "text", "why", "email", "author", "answer", "instead",
            "public_title", "public_text", "public_place",
        ],
    )  # fmt: skip


def take_support_back(person: Any) -> int:
    """By account, and by the mark of the address where only that was kept."""
    gone = delete_rows(IdeaSupport.objects.filter(person=person.pk))
    if person.email:
        marks = [
            mark_of(idea, person.email) for idea in Idea.objects.filter(supports__person=None).distinct()
        ]
        gone += delete_rows(IdeaSupport.objects.filter(address_mark__in=marks))
    return gone
