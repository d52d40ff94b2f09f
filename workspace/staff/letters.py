"""What a colleague hears who takes work over."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.handing import Pile
from accounts.telling import tell
from core.addresses import absolute
from core.handover import open_work


def tell_receiver(receiver: Any, piles: list[Pile], *, giver: Any = None) -> None:
    """What is theirs now, as a list."""
    kinds = dict(open_work.items())
    with override(receiver.language):
        moved = ", ".join(kinds[pile.name].words(pile.number) for pile in piles)
        origin = _("You take over from %(name)s.") % {"name": giver.get_full_name()} if giver else ""
        tell(
            person=receiver,
            subject=_("You have taken over work from a colleague"),
            lines=[
                line
                for line in (
                    origin,
                    _("This is yours now: %(list)s.") % {"list": moved},
                    _("It stands in Min dag."),
                )
                if line
            ],
            url=absolute(reverse("workspace")),
            verb=_("Open Min dag"),
            key=f"took-over-{receiver.pk}-{timezone.now().isoformat()}",
        )
