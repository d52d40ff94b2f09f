"""From answers to an application: the wizard's, or those that staff typed for somebody."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.history import apply_transition
from accounts.models import StateChange, User
from accounts.telling import tell
from core.vocabulary import WordKind
from places.lookup import Home
from places.models import LocalArea
from volunteers.enums import APPLICATIONS, ApplicationState, VolunteerState, WayIn
from volunteers.errors import AlreadyAppliedError
from volunteers.minors.data import MinorData
from volunteers.minors.services import ask_with_application, refuse_too_young
from volunteers.models import Application, Profile, Volunteer
from volunteers.services.own import save_times, save_words


@dataclass(frozen=True)
class ApplicationData:
    """What the wizard collected. `availability` holds (ISO weekday, part of day)."""

    first_name: str
    last_name: str
    home: Home
    adult: bool
    minor: MinorData | None = None
    phone: str = ""
    travel_km: int = 10
    motivation: str = ""
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    availability: tuple[tuple[int, str], ...] = field(default=())


@dataclass(frozen=True)
class Origin:
    """How an application came: the way, who typed it for the person, and whose it is from the start."""

    way_in: str = WayIn.WEB
    typed_by: Any | None = None
    owner: Any | None = None


WROTE_THEMSELVES = Origin()


@transaction.atomic
def submit_application(
    *, person: Any, data: ApplicationData, origin: Origin = WROTE_THEMSELVES
) -> Application:
    """Store the profile and send the application to the district of the person's home.

    An interest becomes the application, with its history. A second submit of the same person returns the open
    application (a double click is harmless). The guardian of somebody under 18 is asked. Raises `UnderAgeError`,
    `AlreadyAppliedError` for somebody who is an ambassador, and what `ask_with_application` raises.
    """
    if not data.adult:
        refuse_too_young(district=data.home.district.pk, minor=data.minor)
    locked = User.objects.select_for_update().get(pk=person.pk)
    if is_ambassador(locked):
        raise AlreadyAppliedError
    existing = Application.objects.undecided().filter(person=locked).select_for_update(of=("self",)).first()
    if existing and existing.state != ApplicationState.INTEREST:
        return existing
    _save_person(locked, data)
    _save_profile(locked, data)
    application = existing or Application(person=locked, way_in=origin.way_in)
    _fill_in(application, data, origin)
    application.full_clean(validate_constraints=False)
    application.save()
    if existing:
        actor = origin.typed_by or locked
        apply_transition(machine=APPLICATIONS, subject=application, name="apply", actor=actor)
    else:
        log_received(application, origin.typed_by or locked)
    _send_receipt(application)
    if data.minor is not None:
        ask_with_application(person=locked, data=data.minor.guardian)
    return application


def is_ambassador(person: Any) -> bool:
    """Whether somebody is an ambassador now; who has left may apply again."""
    gone = [VolunteerState.ENDED, VolunteerState.ANONYMISED]
    return Volunteer.objects.filter(person=person).exclude(state__in=gone).exists()


def _fill_in(application: Application, data: ApplicationData, origin: Origin) -> None:
    if application.pk and application.district_id != data.home.district.pk:
        application.owner = None  # the one who had the interest doesn't work there
    application.district = data.home.district
    application.motivation = data.motivation or application.motivation
    application.informed_at = application.received_at = timezone.now()
    application.due_on = timezone.localdate() + timedelta(days=settings.STEP_DAYS[ApplicationState.RECEIVED])
    application.typed_by = origin.typed_by
    application.owner = origin.owner or application.owner


def _save_person(person: User, data: ApplicationData) -> None:
    person.first_name, person.last_name, person.phone = data.first_name, data.last_name, data.phone
    person.full_clean(exclude=["password"])
    person.save(update_fields=["first_name", "last_name", "phone"])


def home_values(home: Home) -> dict[str, Any]:
    """What a profile says of a home."""
    return {
        "postal_code": home.postal_code,
        "municipality": home.municipality,
        "area": LocalArea.objects.for_home(home.postal_code, home.municipality).first(),
    }


def _save_profile(person: User, data: ApplicationData) -> None:
    age = {"adult": data.adult, "turns_18_on": data.minor.turns_18_on if data.minor else None}
    profile, _created = Profile.objects.update_or_create(
        person=person, defaults={**home_values(data.home), "travel_km": data.travel_km, **age}
    )
    save_words(
        profile=profile,
        words={
            WordKind.LANGUAGE: data.languages,
            WordKind.SKILL: data.skills,
            WordKind.INTEREST: data.interests,
        },
    )
    save_times(profile=profile, slots=data.availability)


def log_received(application: Application, actor: Any) -> None:
    """The first line of an application's history."""
    StateChange.objects.create(
        subject_type=application._meta.label_lower,
        subject_id=application.pk,
        transition="receive",
        source="",
        target=application.state,
        actor=actor,
    )


def _send_receipt(application: Application) -> None:
    person = application.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("We have received your application"),
            lines=[
                _("Hi %(name)s") % {"name": person.first_name},
                _("Thank you for wanting to be a safety ambassador. %(district)s has your application.")
                % {"district": application.district.name},
                _("You hear from us within %(days)s days.")
                % {"days": settings.STEP_DAYS[ApplicationState.RECEIVED]},
            ],
            url=f"{settings.WAGTAILADMIN_BASE_URL}/min-side/",
            verb=_("See where your application is"),
            key=f"application-received-{application.pk}",
        )
