"""The hidden name on a person's page, and requests in Min dag."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.registries import DayItem, Panel
from volunteers.models import Volunteer
from volunteers.naming import sees_name
from volunteers.protection.models import Reveal

ANSWER_WITHIN = timedelta(hours=24)


def hidden_name(request: HttpRequest, subject: Any) -> Panel | None:
    """Where a protected person's name is hidden: the way to ask for it, or that one has asked."""
    if not subject.person.is_protected or sees_name(request.user, subject):
        return None
    kind = "ambassador" if isinstance(subject, Volunteer) else "application"
    asked = Reveal.objects.open().filter(person=subject.person, asked_by=request.user.pk).first()
    return Panel(
        "volunteers/protection/hidden_name.html",
        {"asked": asked, "ask_url": reverse(f"{kind}_reveal", args=[subject.pk])},
    )


def requests_to_decide(user: Any) -> Iterable[DayItem]:
    """Requests of colleagues that wait for a second pair of eyes."""
    rows = Reveal.objects.to_decide(user).select_related("asked_by", "person")
    for reveal in rows:
        yield DayItem(
            kind=_("Protected name"),
            icon="visibility",
            title=_("%(colleague)s asks to see who %(name)s is")
            % {"colleague": reveal.asked_by.first_name, "name": reveal.person.shown_name},
            text=reveal.reason,
            due=reveal.asked_at + ANSWER_WITHIN,
            url=reverse("reveal_decide", args=[reveal.pk]),
            verb=_("Answer"),
        )
