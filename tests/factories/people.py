"""People for tests. Places come from the loaded data: 5200 Odense V (0461, Fyn 1465), 2200 (0101, 1470)."""

from datetime import timedelta
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AreaDuty, StaffRole, User
from places.models import LocalArea, Municipality, PostalCode
from volunteers.enums import ApplicationState, ScreeningOutcome
from volunteers.models import (
    Agreement,
    Application,
    Availability,
    Profile,
    ProfileWord,
    Screening,
    Signature,
    Volunteer,
)

_number = count(1)
FYN, COPENHAGEN = "1465", "1470"
HOMES = {FYN: ("5200", "0461"), COPENHAGEN: ("2200", "0101")}


def make_user(email: str | None = "", **fields: Any) -> User:
    """A person with a verified address; `email=None` makes one without."""
    if email == "":
        email = f"person{next(_number)}@example.org"
    fields.setdefault("first_name", "Mette")
    fields.setdefault("last_name", "Holm")
    user = User.objects.create_user(email, fields.pop("password", None), **fields)
    if user.email:
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def make_staff(role: str = Role.COORDINATOR, district: str | None = FYN, **fields: Any) -> User:
    """A member of staff with one role."""
    may_screen = fields.pop("may_screen", False)
    user = make_user(is_staff=True, **{"first_name": "Sanne", **fields})
    StaffRole.objects.create(user=user, role=role, district_id=district, may_screen=may_screen)
    return user


def make_officer(area: LocalArea, district: str = FYN) -> User:
    """A contact officer on duty in an area; the deputy where it has one."""
    user = make_staff(Role.CONTACT_OFFICER, district)
    taken = area.duties.filter(kind=AreaDuty.Kind.CONTACT).exists()
    kind = AreaDuty.Kind.DEPUTY if taken else AreaDuty.Kind.CONTACT
    AreaDuty.objects.create(
        user=user, area=area, kind=kind, starts_on=timezone.localdate() - timedelta(days=30)
    )
    return user


def make_profile(
    person: User, district: str = FYN, *, adult: bool = True, area: LocalArea | None = None
) -> Profile:
    """A home in the district."""
    code, municipality = HOMES[district]
    return Profile.objects.create(
        person=person,
        postal_code=PostalCode.objects.get(pk=code),
        municipality=Municipality.objects.get(pk=municipality),
        adult=adult,
        area=area,
        travel_km=20,
    )


def make_volunteer(
    district: str = FYN, *, signed: bool = True, cleared: bool = False, **fields: Any
) -> Volunteer:
    """An active ambassador with a profile."""
    area, adult = fields.pop("area", None), fields.pop("adult", True)
    person = make_user(**fields)
    make_profile(person, district, adult=adult, area=area)
    if signed:
        Signature.objects.create(
            person=person,
            agreement=Agreement.objects.get(version=1),
            name="Mette Holm",
            signed_at=timezone.now(),
        )
    if cleared:
        Screening.objects.create(
            person=person,
            kind="talk",
            why="Samtale",
            ordered_on=timezone.localdate(),
            outcome=ScreeningOutcome.CLEARED,
        )
    return Volunteer.objects.create(person=person, district_id=district, since=timezone.localdate())


def make_application(
    district: str = FYN,
    state: str = ApplicationState.RECEIVED,
    *,
    area: LocalArea | None = None,
    **fields: Any,
) -> Application:
    """An application in a state."""
    person = fields.pop("person", None) or make_user(**fields)
    make_profile(person, district, area=area)
    return Application.objects.create(
        person=person,
        district_id=district,
        state=state,
        informed_at=timezone.now(),
        due_on=timezone.localdate() + timedelta(days=7),
    )


def add_words(person: User, kind: str, *keys: str) -> None:
    """Languages, skills or interests."""
    ProfileWord.objects.bulk_create(ProfileWord(profile=person.profile, kind=kind, key=key) for key in keys)


def add_slots(person: User, *slots: tuple[int, str]) -> None:
    """Times a person usually can."""
    Availability.objects.bulk_create(
        Availability(profile=person.profile, weekday=weekday, part=part) for weekday, part in slots
    )
