"""Is it somebody we know? Looked at before an application is typed, so that nobody turns up twice."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Q

from accounts.models import User
from accounts.scope import scope_of
from volunteers.enums import UNDECIDED, ApplicationState
from volunteers.naming import sees_name
from volunteers.services import ApplicationData

AT_MOST = 10


class Named(Protocol):
    """What is compared beside the mail."""

    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def phone(self) -> str: ...


@dataclass(frozen=True)
class Known:
    """Somebody who may be the same person: what fits, and what they are to us."""

    person: User
    fits: list[str]
    application: Any | None
    is_ambassador: bool

    @property
    def is_open(self) -> bool:
        """Whether an application could be theirs."""
        busy = self.application is not None and self.application.state != ApplicationState.INTEREST
        return not self.is_ambassador and not busy


def known_people(actor: Any, answers: ApplicationData, email: str) -> list[Known]:
    """Those with the same mail or phone, or the same name at the same postal code, as far as `actor` may see them.

    Somebody of another district, or protected, isn't shown: that they exist is nobody's business here.
    """
    fits = Q(
        first_name__iexact=answers.first_name,
        last_name__iexact=answers.last_name,
        profile__postal_code=answers.home.postal_code,
    )
    if email:
        fits |= Q(email__iexact=email)
    if answers.phone:
        fits |= Q(phone=answers.phone)
    return [known_of(person, answers, email) for person in people_seen(actor, fits, at_most=AT_MOST)]


def people_seen(actor: Any, fits: Q, at_most: int | None = None) -> list[User]:
    """Those of `fits`, as far as `actor` may see them, with what `known_of` reads."""
    rows = (
        User.objects.filter(fits, is_active=True, is_staff=False)
        .exclude(pk=actor.pk)
        .select_related("profile__postal_code", "profile__area", "volunteer__district")
        .prefetch_related("applications")
        .distinct()
        .order_by("pk")[:at_most]
    )
    return [person for person in rows if _may_see(actor, person)]


def _may_see(actor: Any, person: User) -> bool:
    """Whoever has nothing but an account belongs to no district yet."""
    subjects: list[Any] = [*person.applications.all()]
    if hasattr(person, "volunteer"):
        subjects.append(person.volunteer)
    if person.is_protected:
        return any(sees_name(actor, subject) for subject in subjects)
    districts = scope_of(actor).districts
    return not subjects or any(
        subject.district_id in districts and sees_name(actor, subject) for subject in subjects
    )


def known_of(person: User, answers: Named, email: str) -> Known:
    """What fits of what is known about somebody, and what the person is to us."""
    fits = []
    if email and (person.email or "").lower() == email.lower():
        fits.append("email")
    if answers.phone and str(person.phone) == answers.phone:
        fits.append("phone")
    if (person.first_name.lower(), person.last_name.lower()) == (
        answers.first_name.lower(),
        answers.last_name.lower(),
    ):
        fits.append("name")
    open_ones = [each for each in person.applications.all() if each.state in UNDECIDED]
    volunteer = getattr(person, "volunteer", None)
    return Known(
        person,
        fits,
        open_ones[0] if open_ones else None,
        volunteer is not None and volunteer.state not in {"ended", "anonymised"},
    )
