"""Who may change what is done (DOMAIN, the table). Composed predicates (django-rules)."""

from typing import Any

import rules

from accounts.scope import scope_of


@rules.predicate
def coordinates_project(user: Any, project: Any) -> bool:
    """Coordinator in the project's district."""
    return project.district_id in scope_of(user).coordinator


@rules.predicate
def is_officer_of_project(user: Any, project: Any) -> bool:
    """Contact officer (or acting deputy) of an area the project is about."""
    scope = scope_of(user)
    if project.district_id not in scope.officer or not scope.areas:
        return False
    return bool(project.areas.filter(pk__in=scope.areas).exists())


may_change_project = coordinates_project | is_officer_of_project


@rules.predicate
def may_change_initiative(user: Any, initiative: Any) -> bool:
    """Whoever may change its project."""
    return bool(may_change_project(user, initiative.project))
