"""Areas as open work: who leaves hands them to a contact officer first."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.duties import CONTACT, begin, cut, lock_area, officers_of
from accounts.duty_errors import NotOfficerError
from accounts.duty_letters import tell_named
from accounts.events import AreaHandedOver
from accounts.models import AreaDuty
from core.events import announce
from core.handover import OpenWork, open_work


def register() -> None:
    """Before everything else: who has the area may have what lies in it."""
    open_work.register(
        "areas",
        OpenWork(
            words=lambda n: (
                ngettext("responsibility for %(n)s area", "responsibility for %(n)s areas", n) % {"n": n}
            ),
            rows=AreaDuty.objects.not_over,
            owner="user",
            district="area__municipality__district",
            move=move_duties,
            area="area",
            moves_with_area=False,  # an area is handed over by itself
        ),
        order=0,
    )


def move_duties(rows: QuerySet[AreaDuty], receiver: Any, actor: Any) -> int:
    """End each as of yesterday and let the receiver's begin, with the same last day. Raises `NotOfficerError`."""
    duties = list(rows.select_related("area__municipality").order_by("area", "pk"))
    for duty in duties:
        succeed(duty, receiver, actor)
    return len(duties)


def succeed(duty: AreaDuty, receiver: Any, actor: Any) -> None:
    """One duty of somebody becomes the receiver's from today on."""
    area = lock_area(duty.area)
    if not officers_of(area.municipality.district_id).filter(pk=receiver.pk).exists():
        raise NotOfficerError
    starts_on = max(duty.starts_on, timezone.localdate())
    kind, ends_on = duty.kind, duty.ends_on
    cut(duty, starts_on, actor)
    if area.duties.filter(user=receiver, kind=kind).overlapping(starts_on, ends_on).exists():
        return  # a deputy already
    new = begin(area=area, user=receiver, kind=kind, starts_on=starts_on, ends_on=ends_on, actor=actor)
    receiver.__dict__.pop("_tryghed_scope", None)  # what was read before the area was theirs
    tell_named(new)
    if kind == CONTACT and starts_on == timezone.localdate():
        announce(AreaHandedOver(new))
