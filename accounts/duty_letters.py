"""What contact officers and deputies hear about their areas."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import AreaDuty
from accounts.telling import tell
from core.addresses import absolute
from core.dates import day_text


def tell_named(duty: AreaDuty) -> None:
    """The person who got the area, and those who share it with them."""
    _tell(
        duty.user,
        f"duty-{duty.pk}",
        duty,
        lambda: (
            _("You are contact officer for %(area)s")
            if duty.kind == AreaDuty.Kind.CONTACT
            else _("You are deputy for %(area)s")
        ),
        lambda: [period_text(duty), _("In that time you see the people of the area by name.")],
    )
    for other in _partners(duty):
        _tell(
            other.user,
            f"duty-{duty.pk}-{other.pk}",
            duty,
            lambda: _("%(name)s shares %(area)s with you"),
            lambda: [
                _("%(name)s is contact officer. %(period)s")
                % {"name": duty.user.get_full_name(), "period": period_text(duty)}
                if duty.kind == AreaDuty.Kind.CONTACT
                else _("%(name)s is deputy. %(period)s")
                % {"name": duty.user.get_full_name(), "period": period_text(duty)}
            ],
        )


def tell_ended(duty: AreaDuty) -> None:
    """The person whose duty ends, and those who shared the area with them."""
    begun = duty.starts_on <= timezone.localdate()
    _tell(
        duty.user,
        f"duty-end-{duty.pk}",
        duty,
        lambda: _("You are no longer responsible for %(area)s"),
        lambda: [
            _("Today is the last day.")
            if begun
            else _("You were to begin on %(day)s.") % {"day": day_text(duty.starts_on)}
        ],
    )
    for other in _partners(duty):
        _tell(
            other.user,
            f"duty-end-{duty.pk}-{other.pk}",
            duty,
            lambda: _("%(name)s no longer shares %(area)s with you"),
            lambda: [
                _("Today is the last day.")
                if begun
                else _("They were to begin on %(day)s.") % {"day": day_text(duty.starts_on)}
            ],
        )


def period_text(duty: AreaDuty) -> str:
    """From when, and until when if that is known."""
    values = {"start": day_text(duty.starts_on)}
    if duty.ends_on is None:
        return _("From %(start)s until further notice.") % values
    return _("From %(start)s to %(end)s.") % {**values, "end": day_text(duty.ends_on)}


def _partners(duty: AreaDuty) -> list[AreaDuty]:
    """The others who have the area in that time."""
    rows = AreaDuty.objects.held().not_over().filter(~Q(user=duty.user_id), area=duty.area_id)
    return list(rows.overlapping(duty.starts_on, duty.ends_on).select_related("user"))


def _tell(person: Any, key: str, duty: AreaDuty, subject: Any, lines: Any) -> None:
    with override(person.language):
        names = {"area": duty.area.name, "name": duty.user.get_full_name()}
        tell(
            person=person,
            subject=subject() % names,
            lines=lines(),
            url=absolute(reverse("area_card", args=[duty.area_id])),
            verb=_("See the area"),
            key=key,
        )
