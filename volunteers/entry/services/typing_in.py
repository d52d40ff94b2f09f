"""Staff type an application for somebody on the phone or from a paper form."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.scope import scope_of
from accounts.telling import tell
from core.errors import NotAllowedError, TransitionError
from volunteers.entry.errors import OtherDistrictError, TakenAddressError
from volunteers.enums import ApplicationState
from volunteers.models import Application
from volunteers.permissions import may_handle_application
from volunteers.services import ApplicationData, submit_application
from volunteers.services.apply import Origin


@dataclass(frozen=True)
class TypedData:
    """The answers, and what staff alone fill in."""

    answers: ApplicationData
    way_in: str
    channel: str
    email: str = ""


@transaction.atomic
def type_application(*, actor: Any, data: TypedData, person: User | None = None) -> Application:
    """Make the application of `person`, or of somebody new.

    Raises `OtherDistrictError`, `TakenAddressError`, `NotAllowedError` (staff for themselves), and what
    `submit_application` raises.
    """
    if data.answers.home.district.pk not in scope_of(actor).districts:
        raise OtherDistrictError
    if person is not None and person.pk == actor.pk:
        raise NotAllowedError
    person = _with_address(person, data) if person else _new(data)
    return submit_application(
        person=person, data=data.answers, origin=Origin(way_in=data.way_in, typed_by=actor)
    )


def _new(data: TypedData) -> User:
    answers = data.answers
    return make_person(
        first_name=answers.first_name,
        last_name=answers.last_name,
        phone=answers.phone,
        email=data.email,
        channel=data.channel,
    )


def _refuse_taken(email: str) -> None:
    if email and User.objects.filter(email__iexact=email).exists():
        raise TakenAddressError


def _with_address(person: User, data: TypedData) -> User:
    """An address somebody signs in with isn't changed by others; a missing one is filled in."""
    locked = User.objects.select_for_update().get(pk=person.pk)
    if not locked.email:
        _refuse_taken(data.email)
        locked.email = data.email
    locked.channel = data.channel
    locked.save(update_fields=["email", "channel"])
    return locked


def make_person(*, first_name: str, last_name: str, phone: str, email: str, channel: str) -> User:
    """Somebody new, who has no password; raises `TakenAddressError`."""
    _refuse_taken(email)
    person = User(
        email=email.lower() or None,
        first_name=first_name,
        last_name=last_name,
        phone=phone,
        channel=channel,
        language="da",
    )
    person.set_unusable_password()
    person.full_clean()
    person.save()
    return person


@transaction.atomic
def send_form(*, actor: Any, application: Application) -> None:
    """Send who showed interest the way to the form, and become the one they wait for.

    Raises `NotAllowedError`, and `TransitionError` for what is no interest (any more) or has no address.
    """
    locked = (
        Application.objects.select_for_update(of=("self",)).select_related("person").get(pk=application.pk)
    )
    if not may_handle_application(actor, locked):
        raise NotAllowedError
    person = locked.person
    if locked.state != ApplicationState.INTEREST or not person.email:
        raise TransitionError
    locked.owner = locked.owner or actor
    locked.save(update_fields=["owner"])
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("Here is the form"),
            lines=[
                _("Hi %(name)s") % {"name": person.first_name},
                _("It takes about 6 minutes to answer, and you can stop on the way and go on later."),
                _("Log in with %(email)s. We send you a code; you need no password.")
                % {"email": person.email},
            ],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('apply')}",
            verb=_("Open the form"),
            key=f"interest-form-{locked.pk}",
        )
