"""Letters to those who handle ambassadors. They name nobody: what it is about stands in the workspace."""

from collections.abc import Callable, Iterable, Sequence

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models import StaffRole
from outbox.services import enqueue_letter


def coordinators_of(district_id: str, *, screening: bool = False) -> "QuerySet[StaffRole]":
    """The district's coordinators; with `screening` those alone who may assess a screening."""
    rows = StaffRole.objects.filter(
        district=district_id, role=Role.COORDINATOR, user__is_active=True, user__is_staff=True
    )
    rows = rows.exclude(user__email=None).select_related("user")
    return rows.filter(may_screen=True) if screening else rows


def write_to_desk(
    roles: Iterable[StaffRole], letter: Callable[[], tuple[str, Sequence[str]]], *, key: str
) -> None:
    """One letter to each; `letter` makes subject and lines in the reader's language, `key` is written once to each."""
    for role in roles:
        with translation.override(role.user.language):
            subject, lines = letter()
            enqueue_letter(
                to=str(role.user.email),
                subject=subject,
                lines=list(lines),
                url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('workspace')}",
                verb=_("Go to My day"),
                key=f"{key}-{role.user_id}",
            )
