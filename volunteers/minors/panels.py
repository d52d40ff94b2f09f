"""The guardian on Min side and on a young person's pages in the workspace, and in Min dag."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.registries import DayItem, Panel
from volunteers.enums import UNDECIDED
from volunteers.minors.models import Guardian
from volunteers.models import Application, Volunteer
from volunteers.naming import name_for, sees_name
from volunteers.permissions import may_handle_application


def my_guardian(request: HttpRequest, person: Any) -> Panel | None:
    """Where the guardian's yes is, and the way to ask again."""
    guardian = Guardian.objects.filter(person=person).first()
    return Panel("minors/my_guardian.html", {"guardian": guardian}) if guardian else None


def guardian_at_the_desk(request: HttpRequest, subject: Any) -> Panel | None:
    """For who sees the page: that they are under 18, and whether there is a yes; name and way only with the name."""
    guardian = Guardian.objects.filter(person=subject.person_id).select_related("answered_by").first()
    if guardian is None:
        return None
    user = request.user
    profile = getattr(subject.person, "profile", None)
    seen = sees_name(user, subject)
    return Panel(
        "minors/at_the_desk.html",
        {
            "guardian": guardian,
            "turns_18_on": profile.turns_18_on if profile else None,
            "sees_name": seen,
            "may_answer": seen and may_handle_application(user, subject),
        },
    )


def silent_guardians(user: Any) -> Iterable[DayItem]:
    """Those who have had their days and haven't answered, of people the member of staff handles."""
    people = list(Guardian.objects.silent().visible_to(user).values_list("person", "asked_at"))
    asked = dict(people)
    applicants = Application.objects.visible_to(user).with_person().filter(person__in=asked)
    subjects: dict[int, Any] = {row.person_id: row for row in applicants.filter(state__in=UNDECIDED)}
    ambassadors = Volunteer.objects.visible_to(user).with_person().filter(person__in=asked)
    subjects |= {row.person_id: row for row in ambassadors}
    for person, subject in subjects.items():
        if not may_handle_application(user, subject):
            continue
        kind = "ambassador_detail" if isinstance(subject, Volunteer) else "application_detail"
        yield DayItem(
            kind=_("Under 18"),
            icon="smartphone",
            title=_("No answer from the guardian of %(name)s") % {"name": name_for(user, subject)},
            text=_("Call the guardian, or ask the young person to send the letter again."),
            due=asked[person],
            url=reverse(kind, args=[subject.pk]),
            verb=_("See"),
        )
