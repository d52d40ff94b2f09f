"""What an applicant who is heard is told."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from core.dates import day_text
from volunteers.decisions.models import Hearing


def tell_heard(hearing: Hearing) -> None:
    """What weighs, and until when they can answer."""
    _tell(hearing, "asked", first=_lazy_heard)


def remind_heard(hearing: Hearing) -> None:
    """The date is near."""
    _tell(hearing, "remind", first=_lazy_near)


def _lazy_heard() -> tuple[str, str]:
    return (
        _("Before we decide about your application"),
        _("Before we decide, we want to hear what you have to say about this:"),
    )


def _lazy_near() -> tuple[str, str]:
    return (
        _("You can still answer before we decide"),
        _("We have asked you about this, and haven't heard from you:"),
    )


def _tell(hearing: Hearing, what: str, first: Callable[[], tuple[str, str]]) -> None:
    person = hearing.application.person
    with translation.override(person.language):
        subject, lead = first()
        tell(
            person=person,
            subject=subject,
            lines=[
                _("Hi %(name)s") % {"name": person.first_name},
                lead,
                hearing.weighs,
                _("You can answer until %(day)s. You don't have to. Nothing is decided yet.")
                % {"day": day_text(hearing.answer_by)},
                _("Answer on Min side, or call %(district)s on 114.")
                % {"district": hearing.application.district.name},
            ],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('own_hearing')}",
            verb=_("Read it and answer"),
            key=f"hearing-{what}-{hearing.pk}",
        )
