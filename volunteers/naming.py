"""What a person is called, by who looks (DOMAIN rules 3 and 6)."""

from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Concat, Lower

from accounts.scope import scope_of
from volunteers.protection.reading import revealed_to


def sees_name(viewer: Any, subject: Any) -> bool:
    """Whether a member of staff sees name and contact of an ambassador or applicant.

    `subject` has `district_id` and `person` (with profile). A protected person's name is for their contact
    officer, the acting deputy, and who was shown it with a second person's approval; a contact officer knows the
    others of the district by alias.
    """
    scope = scope_of(viewer)
    profile = getattr(subject.person, "profile", None)
    own_area = bool(profile and profile.area_id and profile.area_id in scope.areas)
    if own_area and subject.district_id in scope.officer:
        return True
    if subject.district_id not in scope.districts:
        return False
    if subject.person.is_protected:
        return subject.person_id in revealed_to(viewer)
    return subject.district_id in scope.coordinator


def name_for(viewer: Any, subject: Any) -> str:
    """Full name for who may see it, else the alias."""
    person = subject.person
    return person.get_full_name() if sees_name(viewer, subject) else person.alias or person.numbered_name


def name_on_paper(viewer: Any, subject: Any) -> str:
    """What leaves the screen never names a protected person, whoever sees them by name (DOMAIN rule 6)."""
    person = subject.person
    return person.alias or person.numbered_name if person.is_protected else name_for(viewer, subject)


def named_q(viewer: Any, district: str = "district") -> Q:
    """Condition on rows with `person` (and a path to their district): those for whom `sees_name` holds.

    Names are looked for there alone.
    """
    scope = scope_of(viewer)
    own_area = Q(**{f"{district}__in": scope.officer, "person__profile__area__in": scope.areas})
    hidden = Q(person__is_protected=True)
    shown = Q(**{f"{district}__in": scope.districts, "person__in": revealed_to(viewer)})
    return own_area | (Q(**{f"{district}__in": scope.coordinator}) & ~hidden) | (shown & hidden)


def name_order(viewer: Any) -> Any:
    """What a list is sorted by: what the reader sees, or the order would tell of a hidden name."""
    number = Concat(Value("~"), Cast("person_id", CharField()))
    alias = Case(When(person__alias="", then=number), default=F("person__alias"), output_field=CharField())
    full = Concat("person__first_name", Value(" "), "person__last_name", output_field=CharField())
    return Lower(Case(When(named_q(viewer), then=full), default=alias, output_field=CharField()))
