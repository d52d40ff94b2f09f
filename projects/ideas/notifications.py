"""The letters about ideas, queued with the change they belong to. Nobody but the author gets one."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.dates import day_text
from core.links import make_token
from outbox.services import enqueue_letter
from projects.ideas.models import Idea, IdeaReply

CONFIRM_PURPOSE = "idea-confirm"


def support_purpose(mark: str) -> str:
    """What a link to confirm support is for: one address, so that it opens no other's door."""
    return f"idea-support.{mark}"


def address_of(idea: Idea) -> str | None:
    """Where its author is reached."""
    return idea.author.email if idea.author else idea.email or None


def ask_to_confirm(idea: Idea) -> None:
    """To an address without account: is it yours? Opening the link changes nothing (DOMAIN rule 8).

    The idea's own words stay out of it: nobody shall send theirs to others in our name.
    """
    with translation.override(idea.language):
        _send(
            idea,
            "confirm",
            subject=_("Confirm your idea"),
            lines=[
                _("Thank you for writing to us."),
                _("Press the button, so that we know the address is yours. Then %(district)s gets the idea.")
                % {"district": idea.district.name},
                _("The link works for %(days)s days. After that we delete the idea.")
                % {"days": settings.IDEA_CONFIRM_DAYS},
                _("Was it not you? Then you don't have to do anything."),
            ],
            url=absolute(reverse("idea_confirm", args=[make_token(CONFIRM_PURPOSE, idea.pk)])),
            verb=_("See and confirm"),
        )


def tell_received(idea: Idea) -> None:
    """We have it, and when the answer comes."""
    with translation.override(_language(idea)):
        _send(
            idea,
            "received",
            subject=_("We have your idea: %(title)s") % {"title": idea.title},
            lines=[
                _("Thank you. %(district)s has received your idea “%(title)s”.")
                % {"district": idea.district.name, "title": idea.title},
                _("You get an answer by %(day)s.") % {"day": _due(idea)},
                _("Your name and your address are never shown."),
            ],
        )


def tell_considered(idea: Idea) -> None:
    """Somebody looks at it."""
    with translation.override(_language(idea)):
        _send(
            idea,
            "considered",
            subject=_("We are considering your idea: %(title)s") % {"title": idea.title},
            lines=[
                _("%(district)s is considering your idea “%(title)s”.")
                % {"district": idea.district.name, "title": idea.title},
                _("You get an answer by %(day)s.") % {"day": _due(idea)},
            ],
        )


def tell_published(idea: Idea, change: int) -> None:
    """Others can read it now. `change` keeps a later publishing apart from the first."""
    with translation.override(_language(idea)):
        _send(
            idea,
            f"published-{change}",
            subject=_("Your idea can be read now: %(title)s") % {"title": idea.public_title},
            lines=[
                _("Your idea now stands on Tryghed, so that others can support it."),
                _("It says “a citizen in %(place)s” where a name would stand.") % {"place": idea.home_town},
            ],
            url=absolute(idea.get_absolute_url()),
            verb=_("See your idea"),
        )


def tell_adopted(idea: Idea) -> None:
    """A yes, in the coordinator's words."""
    with translation.override(_language(idea)):
        _send(
            idea,
            "adopted",
            subject=_("We do it: %(title)s") % {"title": idea.title},
            lines=[
                _("We say yes to your idea “%(title)s”.") % {"title": idea.title},
                idea.answer,
                _("Thank you for writing to us."),
            ],
            **_way_on(idea),
        )


def tell_declined(idea: Idea) -> None:
    """A no, the reason, then what instead (LOOK, Words)."""
    instead = [_("What you can do instead: %(text)s") % {"text": idea.instead}] if idea.instead else []
    with translation.override(_language(idea)):
        _send(
            idea,
            "declined",
            subject=_("Our answer to your idea: %(title)s") % {"title": idea.title},
            lines=[
                _("We say no to that. This is why: %(reason)s") % {"reason": idea.answer},
                *instead,
                _("Thank you for writing to us."),
            ],
            **_way_on(idea),
        )


def pass_on(reply: IdeaReply) -> None:
    """A coordinator's words to the author, who stays unknown to the coordinator."""
    idea = reply.idea
    with translation.override(_language(idea)):
        _send(
            idea,
            f"reply-{reply.pk}",
            subject=_("About your idea: %(title)s") % {"title": idea.title},
            lines=[
                _("%(district)s writes to you about your idea “%(title)s”:")
                % {"district": idea.district.name, "title": idea.title},
                reply.text,
                _("Whoever wrote this can't see your address. Call 114 if you want to answer."),
            ],
        )


def ask_to_confirm_support(idea: Idea, *, email: str, mark: str) -> None:
    """To an address without account: press once more, and your support counts."""
    token = make_token(support_purpose(mark), idea.pk)
    enqueue_letter(
        to=email,
        subject=_("Do you support “%(title)s”?") % {"title": idea.public_title},
        lines=[
            _("Press the button, and your support counts. Your address is not kept."),
            _("Was it not you? Then you don't have to do anything."),
        ],
        url=absolute(reverse("idea_support_confirm", args=[mark, token])),
        verb=_("See and confirm"),
    )


def _way_on(idea: Idea) -> dict[str, Any]:
    if idea.published_at is None:
        return {}
    return {"url": absolute(idea.get_absolute_url()), "verb": _("See your idea")}


def _due(idea: Idea) -> str:
    return day_text(idea.due_on) if idea.due_on else ""


def _language(idea: Idea) -> str:
    return idea.author.language if idea.author else idea.language


def _send(idea: Idea, occasion: str, **letter: Any) -> None:
    enqueue_letter(to=address_of(idea), key=f"idea-{idea.pk}-{occasion}", **letter)
