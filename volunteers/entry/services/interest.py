"""Interest without an account: a guest and an application in its first state."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.enums import Channel
from accounts.models import User
from accounts.telling import channel_of, tell
from places.lookup import Home
from volunteers.enums import UNDECIDED, ApplicationState, WayIn
from volunteers.models import Application, Profile
from volunteers.services.apply import home_values, is_ambassador, log_received


@dataclass(frozen=True)
class InterestData:
    """What the page asks for; mail or phone, whichever the person wants to be reached by."""

    first_name: str
    home: Home
    channel: str
    email: str = ""
    phone: str = ""
    line: str = ""


@transaction.atomic
def show_interest(*, data: InterestData) -> Application | None:
    """Note the interest; the coordinator calls or writes.

    Whoever has an application or is an ambassador gets none, and the caller must not tell the difference: nobody
    learns here who is registered. An account that exists keeps its name, phone and channel: anybody could have
    typed its address.
    """
    person = _known(data) or _make_guest(data)
    locked = User.objects.select_for_update().get(pk=person.pk)
    undecided = Application.objects.undecided().filter(person=locked).exists()
    if undecided or not locked.is_active or is_ambassador(locked):
        return None
    Profile.objects.get_or_create(person=locked, defaults=home_values(data.home))
    days = settings.STEP_DAYS[ApplicationState.INTEREST]
    application = Application(
        person=locked,
        district=data.home.district,
        state=ApplicationState.INTEREST,
        way_in=WayIn.INTEREST,
        motivation=data.line,
        informed_at=timezone.now(),
        due_on=timezone.localdate() + timedelta(days=days),
    )
    application.full_clean(validate_constraints=False)
    application.save()
    log_received(application, locked)
    _send_receipt(application)
    return application


def _known(data: InterestData) -> User | None:
    """The account with that address; without one the guest who wrote the same name and number before."""
    if data.email:
        return User.objects.filter(email__iexact=data.email).first()
    guests = User.objects.filter(email=None, phone=data.phone, first_name__iexact=data.first_name)
    return guests.filter(applications__state__in=UNDECIDED).first()


def _make_guest(data: InterestData) -> User:
    person = User(
        email=data.email.lower() or None,
        first_name=data.first_name,
        phone=data.phone,
        channel=data.channel,
        language=(get_language() or "da")[:2],
    )
    person.set_unusable_password()
    person.full_clean()
    person.save()
    return person


def _send_receipt(application: Application) -> None:
    """In writing alone: who wants a call gets the call itself."""
    person = application.person
    if channel_of(person) not in {Channel.MAIL, Channel.SMS}:
        return
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("Thank you for your interest"),
            lines=[
                _("Hi %(name)s") % {"name": person.first_name},
                _("%(district)s has your name and gets in touch with you within %(days)s days.")
                % {
                    "district": application.district.name,
                    "days": settings.STEP_DAYS[ApplicationState.INTEREST],
                },
                _("You can fill in the form yourself right away, if you like. Log in with this e-mail.")
                if person.email
                else _("Do you want to be forgotten again? Call us, and we delete it."),
            ],
            url=f"{settings.WAGTAILADMIN_BASE_URL}/bliv-ambassadoer/",
            verb=_("See what it takes"),
            key=f"application-interest-{application.pk}",
        )
