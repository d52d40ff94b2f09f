"""What a person is called, by who looks (DOMAIN rules 3 and 6)."""

from typing import Any

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
