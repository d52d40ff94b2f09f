"""Saying it beside a role, seeing and taking it back on Min side, and what staff read on a person's page."""

from typing import Any

from django.http import HttpRequest

from coordination.wishes.enums import Said
from coordination.wishes.forms import NoForm
from coordination.wishes.reading import wishes_of
from coordination.wishes.services import CAN_BE_ASKED
from coordination.wishes.wording import to_staff, to_themselves
from core.registries import Panel
from projects.models import Role
from volunteers.ambassador import ambassador_of


def say_it(request: HttpRequest, role: Role) -> Panel | None:
    """For ambassadors: hear more, or not be asked."""
    if not request.user.is_authenticated:
        return None
    ambassador = ambassador_of(request.user)
    if ambassador is None or ambassador.state not in CAN_BE_ASKED:
        return None
    said = [wish for wish in wishes_of(request.user) if _is_about(wish, role)]
    context = {
        "role": role,
        "form": NoForm(auto_id="wish-%s"),
        "said": [(wish, to_themselves(wish)) for wish in said],
        "keen": any(wish.said == Said.INTERESTED for wish in said),
    }
    return Panel("coordination/wishes/say_it.html", context)


def _is_about(wish: Any, role: Role) -> bool:
    if wish.role_id:
        return bool(wish.role_id == role.pk)
    return wish.kind in ("", role.initiative.kind)


def my_wishes(request: HttpRequest, person: Any) -> Panel | None:
    """What the person has said, each with a way back."""
    said = [(wish, to_themselves(wish)) for wish in wishes_of(person)]
    return Panel("coordination/wishes/my_wishes.html", {"said": said}, aside=True) if said else None


def their_wishes(request: HttpRequest, volunteer: Any) -> Panel | None:
    """What the ambassador has said, without reasons: there are none."""
    said = [to_staff(wish) for wish in wishes_of(volunteer.person)]
    return Panel("coordination/wishes/their_wishes.html", {"said": said}) if said else None
