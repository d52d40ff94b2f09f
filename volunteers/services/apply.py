"""From the wizard's answers to an application."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import StateChange, User
from core.vocabulary import WordKind
from outbox.services import enqueue_letter
from places.lookup import Home
from places.models import LocalArea
from volunteers.enums import ApplicationState
from volunteers.errors import AlreadyAppliedError, UnderAgeError
from volunteers.models import Application, Availability, Profile, ProfileWord, Volunteer


@dataclass(frozen=True)
class ApplicationData:
    """What the wizard collected. `availability` holds (ISO weekday, part of day)."""

    first_name: str
    last_name: str
    home: Home
    adult: bool
    phone: str = ""
    travel_km: int = 10
    motivation: str = ""
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    availability: tuple[tuple[int, str], ...] = field(default=())


@transaction.atomic
def submit_application(*, person: Any, data: ApplicationData) -> Application:
    """Store the profile and send the application to the district of the person's home.

    A second submit of the same person returns the open application (a double click is harmless). Raises
    `UnderAgeError`, and `AlreadyAppliedError` for somebody who is an ambassador.
    """
    if not data.adult:
        raise UnderAgeError
    locked = User.objects.select_for_update().get(pk=person.pk)
    if Volunteer.objects.filter(person=locked).exists():
        raise AlreadyAppliedError
    existing = Application.objects.open().filter(person=locked).first()
    if existing:
        return existing
    _save_person(locked, data)
    _save_profile(locked, data)
    application = Application(
        person=locked,
        district=data.home.district,
        motivation=data.motivation,
        informed_at=timezone.now(),
        due_on=timezone.localdate() + timedelta(days=settings.STEP_DAYS[ApplicationState.RECEIVED]),
    )
    application.full_clean(validate_constraints=False)
    application.save()
    _log_received(application)
    _send_receipt(application)
    return application


def _save_person(person: User, data: ApplicationData) -> None:
    person.first_name, person.last_name, person.phone = data.first_name, data.last_name, data.phone
    person.full_clean(exclude=["password"])
    person.save(update_fields=["first_name", "last_name", "phone"])


def _save_profile(person: User, data: ApplicationData) -> None:
    area = LocalArea.objects.for_home(data.home.postal_code, data.home.municipality).first()
    profile, _created = Profile.objects.update_or_create(
        person=person,
        defaults={
            "postal_code": data.home.postal_code,
            "municipality": data.home.municipality,
            "area": area,
            "travel_km": data.travel_km,
            "adult": data.adult,
        },
    )
    profile.words.all().delete()
    words = [
        *((WordKind.LANGUAGE, key) for key in data.languages),
        *((WordKind.SKILL, key) for key in data.skills),
        *((WordKind.INTEREST, key) for key in data.interests),
    ]
    ProfileWord.objects.bulk_create(ProfileWord(profile=profile, kind=kind, key=key) for kind, key in words)
    profile.availabilities.all().delete()
    Availability.objects.bulk_create(
        Availability(profile=profile, weekday=weekday, part=part) for weekday, part in data.availability
    )


def _log_received(application: Application) -> None:
    StateChange.objects.create(
        subject_type=application._meta.label_lower,
        subject_id=application.pk,
        transition="receive",
        source="",
        target=ApplicationState.RECEIVED,
        actor=application.person,
    )


def _send_receipt(application: Application) -> None:
    enqueue_letter(
        to=application.person.email,
        subject=_("We have received your application"),
        lines=[
            _("Hi %(name)s") % {"name": application.person.first_name},
            _("Thank you for wanting to be a safety ambassador. %(district)s has your application.")
            % {"district": application.district.name},
            _("You hear from us within %(days)s days.")
            % {"days": settings.STEP_DAYS[ApplicationState.RECEIVED]},
        ],
        url=f"{settings.WAGTAILADMIN_BASE_URL}/min-side/",
        verb=_("See where your application is"),
        key=f"application-received-{application.pk}",
    )
