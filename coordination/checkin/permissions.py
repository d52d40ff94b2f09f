"""Who may check people in, and who talks with somebody who stayed away (DOMAIN, the table)."""

from typing import Any

from accounts.scope import scope_of
from projects.enums import Stage
from projects.models import Session
from projects.permissions import may_change_initiative
from volunteers.hosts.permissions import associations_of


def hosted_by(user: Any) -> Any:
    """Sessions of projects the user's associations are partners of; none for staff, who have the workspace."""
    associations = associations_of(user)
    rows = Session.objects.filter(initiative__project__partnerships__organisation__in=associations)
    return rows.exclude(initiative__project__stage=Stage.CLOSED).distinct()


def may_check_in(user: Any, session: Session) -> bool:
    """Whoever works with the session, and the partner who hosts it."""
    if may_change_initiative(user, session.initiative):
        return True
    return bool(hosted_by(user).filter(pk=session.pk).exists())


def may_talk(user: Any, volunteer: Any) -> bool:
    """The coordinators of the ambassador's district, nobody else."""
    return volunteer.district_id in scope_of(user).coordinator
