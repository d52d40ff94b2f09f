"""Applications as open work that a colleague can take over, and what ambassadors hear when their area changes hands."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from accounts.events import AreaHandedOver
from accounts.telling import tell
from core.addresses import absolute
from core.errors import TryghedError
from core.handover import OpenWork, open_work
from volunteers.enums import VolunteerState
from volunteers.models import Application, Volunteer
from volunteers.permissions import may_handle_application

STAYING = (VolunteerState.ACTIVE, VolunteerState.PAUSED)


class ColleagueCannotError(TryghedError):
    """The colleague may not handle some of it; nothing is moved."""

    code = "colleague_cannot"
    message = gettext_lazy(
        "Your colleague can't take it all over: some of the people live outside their areas, or it is about "
        "themselves. Choose a coordinator."
    )


def register() -> None:
    """The kinds of this room."""
    open_work.register(
        "applications",
        OpenWork(
            words=lambda n: ngettext("%(n)s application", "%(n)s applications", n) % {"n": n},
            rows=Application.objects.undecided,
            owner="owner",
            district="district",
            move=_move,
            area="person__profile__area",
            by_area=True,
        ),
        order=10,
    )


def _move(rows: QuerySet[Application], receiver: Any, actor: Any) -> int:
    found = list(rows.select_for_update(of=("self",)).select_related("person__profile"))
    refuse_what_is_not_theirs(found, receiver)
    return Application.objects.filter(pk__in=[row.pk for row in found]).update(owner=receiver)


def refuse_what_is_not_theirs(subjects: list[Any], receiver: Any) -> None:
    """Raise `ColleagueCannotError` unless the receiver may handle each of them."""
    if not all(may_handle_application(receiver, subject) for subject in subjects):
        raise ColleagueCannotError


def tell_the_area(event: AreaHandedOver) -> None:
    """The ambassadors of an area hear once who their contact officer is now."""
    duty = event.duty
    rows = Volunteer.objects.filter(state__in=STAYING, person__profile__area=duty.area_id)
    district = duty.area.municipality.district_id
    for volunteer in rows.filter(district=district).exclude(person=duty.user_id).select_related("person"):
        person = volunteer.person
        with override(person.language):
            tell(
                person=person,
                subject=_("%(name)s is your contact officer now") % {"name": duty.user.first_name},
                lines=[
                    _("Hi %(name)s") % {"name": person.first_name or person.shown_name},
                    _("%(name)s is contact officer for %(area)s from today.")
                    % {"name": duty.user.first_name, "area": duty.area.name},
                    _("Write on Min side if there is something you want to ask."),
                ],
                url=absolute(reverse("own_messages")),
                verb=_("Write a message"),
                key=f"contact-officer-{duty.pk}-{person.pk}",
                mass=True,
            )
