"""What is told about the agreement."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from core.dates import day_text
from volunteers.agreement.grace import grace_ends
from volunteers.desk_letters import coordinators_of, write_to_desk
from volunteers.models import Agreement, Volunteer


def key_of(agreement: Agreement, person_id: int) -> str:
    """The letter that asks one person about one version."""
    return f"agreement-{agreement.pk}-{person_id}"


def ask_again(agreement: Agreement, person: Any) -> None:
    """There is a new version: what is new, and until when the old yes counts."""
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("We have changed the partnership agreement"),
            lines=[
                _("Hi %(name)s") % {"name": person.first_name or person.shown_name},
                _("You are a safety ambassador, and you said yes to an earlier version of our agreement."),
                *(
                    [_("What is new: %(changes)s") % {"changes": agreement.changes}]
                    if agreement.changes
                    else []
                ),
                _(
                    "Your earlier yes counts until %(day)s. After that, new tasks call for a yes to this version."
                )
                % {"day": day_text(grace_ends(agreement), weekday=False, year=True)},
            ],
            url=_page(),
            verb=_("Read and answer"),
            key=key_of(agreement, person.pk),
        )


def tell_withdrawn(person: Any) -> None:
    """A receipt for the one who withdrew."""
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("You have withdrawn from the agreement"),
            lines=[
                _("Hi %(name)s") % {"name": person.first_name or person.shown_name},
                _("We have noted that you no longer say yes to the partnership agreement."),
                _(
                    "You can't sign up for new tasks that call for it. Your contact at the police district is told."
                ),
                _("Do you change your mind? You can say yes again on Min side."),
            ],
            url=_page(),
            verb=_("See the agreement"),
        )


def tell_desk_of_withdrawal(volunteer: Volunteer) -> None:
    """The coordinators hear that it happened; whom it is about stands in Min dag."""
    write_to_desk(
        coordinators_of(volunteer.district_id),
        lambda: (
            _("An ambassador has withdrawn from the agreement"),
            [
                _("An ambassador in your district no longer says yes to the partnership agreement."),
                _("In My day you can see who it is and what they are signed up for."),
            ],
        ),
        key=f"agreement-withdrawn-{volunteer.pk}-{timezone.now():%Y%m%d%H%M%S}",
    )


def _page() -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('agreement')}"
