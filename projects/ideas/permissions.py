"""Who answers an idea. Composed predicates (django-rules)."""

from typing import Any

import rules

from accounts.scope import scope_of


@rules.predicate
def coordinates_district(user: Any, idea: Any) -> bool:
    """Coordinator in the idea's district."""
    return idea.district_id in scope_of(user).coordinator


@rules.predicate
def is_somebody_else(user: Any, idea: Any) -> bool:
    """Nobody answers their own idea."""
    return bool(user.pk != idea.author_id)


may_answer_idea = coordinates_district & is_somebody_else
