"""Ideas that wait for an answer (Min dag)."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import day_text
from core.registries import DayItem
from projects.ideas.enums import IdeaState
from projects.ideas.models import Idea


def waiting_ideas(user: Any) -> Iterable[DayItem]:
    """Ideas of the coordinator's district without an answer."""
    for idea in Idea.objects.own(user).waiting().with_place().order_by("due_on", "pk"):
        received = idea.state == IdeaState.RECEIVED
        yield DayItem(
            kind=_("Idea"),
            icon="feedback",
            title=_("Idea awaits an answer: %(title)s") % {"title": idea.title},
            text=_("%(place)s · sent %(day)s")
            % {"place": idea.postal_code, "day": day_text(idea.sent_at, weekday=False)},
            due=timezone.make_aware(datetime.combine(idea.due_on, time(23, 59))) if idea.due_on else None,
            url=reverse("idea_desk_detail", args=[idea.pk]),
            verb=_("Read it") if received else _("Answer it"),
        )
