"""What guardian and young ambassador are told. Each in the young person's language: the guardian's own isn't known."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.enums import Channel
from accounts.telling import tell
from core.links import make_token
from outbox.models import Errand, Message
from outbox.services import enqueue_letter, leave_errand
from volunteers.minors.models import Guardian

ASK, WITHDRAW = "guardian", "guardian-withdraw"


def ask(guardian: Guardian) -> None:
    """The letter with the link; without an e-mail somebody calls, and writes the answer down."""
    person = guardian.person
    values = {"name": person.first_name, "guardian": guardian.name, "phone": str(guardian.phone)}
    with translation.override(person.language):
        if not guardian.email:
            leave_errand(
                person=person,
                channel=Channel.CALL,
                subject=_("Call the guardian of %(name)s") % values,
                lines=[
                    _("%(name)s is under 18. Call %(guardian)s on %(phone)s, and ask for a yes or a no.")
                    % values,
                    _("Then write the answer down on the page of %(name)s.") % values,
                ],
                key=_key(guardian),
            )
            return
        enqueue_letter(
            to=guardian.email,
            subject=_("May %(name)s be a safety ambassador?") % values,
            lines=[
                _("Hi %(name)s") % {"name": guardian.name},
                _("%(name)s would like to be a volunteer safety ambassador, and is under 18.") % values,
                _(
                    "That takes your yes as a guardian. Behind the button you can read what it means and answer."
                ),
                _("The link works for %(days)s days. Without your yes %(name)s can't begin.")
                % {**values, "days": settings.GUARDIAN_LINK_DAYS},
            ],
            url=_url("guardian_answer", ASK, guardian),
            verb=_("Read and answer"),
            key=_key(guardian),
        )


def confirm(guardian: Guardian) -> None:
    """A receipt to the guardian, with the way to take the yes back; and a word to who can begin now."""
    person = guardian.person
    values = {"name": person.first_name}
    with translation.override(person.language):
        if guardian.email:
            enqueue_letter(
                to=guardian.email,
                subject=_("Thank you for your yes"),
                lines=[
                    _("Hi %(name)s") % {"name": guardian.name},
                    _("You have said yes to %(name)s being a safety ambassador.") % values,
                    _("You can take your yes back whenever you like. Keep this letter: the button does it."),
                ],
                url=_url("guardian_withdraw", WITHDRAW, guardian),
                verb=_("See or take back my yes"),
                key=f"{_key(guardian)}-yes",
            )
        _tell(guardian, _("Your guardian has said yes"), [_("You can take the tasks that are open to you.")])


def refuse(guardian: Guardian) -> None:
    """Tell the young person that there is no yes."""
    with translation.override(guardian.person.language):
        _tell(
            guardian,
            _("Your guardian has said no"),
            [
                _("You can't take tasks without a yes from your guardian. Places you had are given back."),
                _("Talk with your guardian, or call your police district on 114."),
            ],
        )


def grown_up(person: Any) -> None:
    """Somebody has turned 18."""
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("You are 18 now"),
            lines=[
                _("Congratulations. You need no yes from a guardian any more."),
                _("We have deleted the day you turned 18, and delete what we know of your guardian."),
            ],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('min_side')}",
            verb=_("Go to Min side"),
            key=f"grown-up-{person.pk}",
        )


def forget(guardian: Guardian) -> None:
    """The outbox keeps no address of a guardian who is gone, and nobody calls them."""
    of_guardian = f"guardian-{guardian.pk}-"
    Message.objects.filter(key__startswith=of_guardian).delete()
    Errand.objects.filter(key__startswith=of_guardian, done_at=None).delete()


def _tell(guardian: Guardian, subject: str, lines: list[str]) -> None:
    answered = guardian.refused_at or guardian.confirmed_at or guardian.asked_at
    person = guardian.person
    tell(
        person=person,
        subject=subject,
        lines=[_("Hi %(name)s") % {"name": person.first_name}, *lines],
        url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('min_side')}",
        verb=_("Go to Min side"),
        key=f"guardian-told-{guardian.pk}-{answered:%Y%m%d%H%M%S%f}",
    )


def _url(name: str, purpose: str, guardian: Guardian) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=[make_token(purpose, guardian.pk)])}"


def _key(guardian: Guardian) -> str:
    return f"guardian-{guardian.pk}-{guardian.asked_at:%Y%m%d%H%M%S%f}"
