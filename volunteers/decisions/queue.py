"""Hearings that have an answer, or whose date has passed (Min dag)."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.duties import stood_in_for
from core.registries import DayItem
from volunteers.decisions.enums import HearingState
from volunteers.decisions.models import Hearing
from volunteers.enums import UNDECIDED
from volunteers.models import Application
from volunteers.naming import name_for


def heard_applicants(user: Any) -> Iterable[DayItem]:
    """Of my applications, of those nobody has taken, and of who I am deputy for."""
    mine = Application.objects.visible_to(user).filter(state__in=UNDECIDED).exclude(person=user.pk)
    mine = mine.filter(Q(owner=None) | Q(owner__in={user.pk, *stood_in_for(user)}))
    ready = Q(state=HearingState.ANSWERED) | Q(state=HearingState.ASKED, answer_by__lt=timezone.localdate())
    rows = Hearing.objects.filter(ready, application__in=mine)
    for hearing in rows.select_related("application__person__profile", "application__district"):
        answered = hearing.state == HearingState.ANSWERED
        yield DayItem(
            kind=_("Hearing"),
            icon="chat",
            title=_("Hearing: %(name)s") % {"name": name_for(user, hearing.application)},
            text=_("Has answered. You can decide.")
            if answered
            else _("The date has passed without an answer."),
            due=hearing.answered_at or hearing.asked_at,
            url=reverse("application_detail", args=[hearing.application_id]),
            verb=_("Decide"),
        )
