"""The letter that proves a guest's address."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.dates import span_text
from core.links import make_token
from outbox.services import enqueue_letter

GUEST_PURPOSE = "guest"


def confirm_url(guest: Any) -> str:
    """Where the guest presses the button. Opening it changes nothing (DOMAIN rule 8)."""
    return absolute(reverse("guest_confirm", args=[make_token(GUEST_PURPOSE, guest.pk)]))


def send_confirmation(guest: Any) -> None:
    """To the address alone: there is no account yet whose channel one could ask for."""
    session = guest.place.session
    with translation.override(guest.language):
        enqueue_letter(
            to=guest.email,
            subject=_("Confirm that you come to %(initiative)s") % {"initiative": session.initiative.title},
            lines=[
                _("Hi %(name)s") % {"name": guest.first_name},
                _("You have asked for a place at %(initiative)s, %(when)s.")
                % {
                    "initiative": session.initiative.title,
                    "when": span_text(session.starts_at, session.ends_at),
                },
                _("The place is yours when you have pressed the button. The link works for a day."),
                _("Was it somebody else? Then do nothing, and we forget your address."),
            ],
            url=confirm_url(guest),
            verb=_("See and confirm"),
            key=f"guest-{guest.pk}",
        )
