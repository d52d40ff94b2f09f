"""Who may do what with applications and screenings (DOMAIN, the table). Composed predicates (django-rules)."""

from typing import Any

import rules

from accounts.scope import scope_of


@rules.predicate
def coordinates_district(user: Any, subject: Any) -> bool:
    """Coordinator in the subject's district."""
    return subject.district_id in scope_of(user).coordinator


@rules.predicate
def is_own_officer(user: Any, subject: Any) -> bool:
    """Contact officer (or acting deputy) of the area the person lives in."""
    profile = getattr(subject.person, "profile", None)
    scope = scope_of(user)
    return bool(profile and profile.area_id in scope.areas and subject.district_id in scope.officer)


@rules.predicate
def has_screening_right(user: Any, subject: Any) -> bool:
    """The `screening` right in the subject's district."""
    return subject.district_id in scope_of(user).screening


@rules.predicate
def is_somebody_else(user: Any, subject: Any) -> bool:
    """Nobody decides about themselves."""
    return bool(user.pk != subject.person_id)


@rules.predicate
def is_oneself(user: Any, subject: Any) -> bool:
    """The person the row is about."""
    return bool(user.pk == subject.person_id)


may_handle_application = is_somebody_else & (coordinates_district | is_own_officer)
may_screen = is_somebody_else & coordinates_district & has_screening_right
