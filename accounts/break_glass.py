"""Emergency access: an administrator's account that is opened from the server's console and closes by itself.

It exists for the day the employer's login is down. Opening it is written down and told to every administrator and
data-protection officer; its password and second factor are new each time and die with it.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.cleaning import sessions_of
from accounts.enums import Role
from accounts.models import BreakGlass, StaffRole, User
from accounts.telling import tell

MOST_HOURS = 24


class BreakGlassError(ValueError):
    """Why it isn't opened, in a sentence for the console."""


@dataclass(frozen=True)
class Opened:
    """What is shown once, on the console."""

    email: str
    password: str
    totp_secret: str
    until: Any


@transaction.atomic
def open_break_glass(*, email: str, reason: str, hours: int) -> Opened:
    """Open the account for some hours (1 to 24); raises `BreakGlassError`.

    An address that belongs to somebody else's account is refused: emergency access is nobody's everyday account.
    """
    if not reason.strip():
        raise BreakGlassError("Say why, in a sentence: it is written down.")
    if not 1 <= hours <= MOST_HOURS:
        raise BreakGlassError(f"Choose between 1 and {MOST_HOURS} hours.")
    user = User.objects.select_for_update().filter(email__iexact=email.strip()).first()
    if user is not None and not user.break_glass.exists():
        raise BreakGlassError(
            "That address belongs to an ordinary account. Choose one that is used for nothing else."
        )
    user = user or User.objects.create_user(email, first_name="Nødadgang")
    password, secret = secrets.token_urlsafe(18), generate_totp_secret()
    user.set_password(password)
    user.is_active = user.is_staff = user.is_superuser = True
    user.save()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    StaffRole.objects.get_or_create(user=user, role=Role.ADMINISTRATOR, district=None)
    Authenticator.objects.filter(user=user).delete()
    TOTP.activate(user, secret)
    row = BreakGlass(user=user, reason=reason.strip(), ends_at=timezone.now() + timedelta(hours=hours))
    row.full_clean()
    row.save()
    for member in _watchers(user):
        _tell_opened(member, row)
    return Opened(str(user.email), password, secret, row.ends_at)


def is_open(user: Any) -> bool:
    """Whether this is an emergency account within its hours."""
    return bool(user.break_glass.filter(closed_at=None, ends_at__gt=timezone.now()).exists())


def close_over() -> int:
    """Close what is past its hours: no password, no factor, no session, no rights. Returns how many. Each minute."""
    over = BreakGlass.objects.filter(closed_at=None, ends_at__lte=timezone.now()).select_related("user")
    for row in over:
        with transaction.atomic():
            row.closed_at = timezone.now()
            row.save(update_fields=["closed_at"])
            if is_open(row.user):
                continue
            row.user.set_unusable_password()
            row.user.is_active = row.user.is_staff = row.user.is_superuser = False
            row.user.save()
            row.user.staff_roles.all().delete()
            Authenticator.objects.filter(user=row.user).delete()
            sessions_of(row.user).delete()
    return len(over)


def _watchers(user: Any) -> Any:
    roles = (Role.ADMINISTRATOR, Role.DATA_PROTECTION)
    rows = User.objects.filter(is_active=True, is_staff=True, staff_roles__role__in=roles)
    return rows.exclude(pk=user.pk).distinct()


def _tell_opened(member: Any, row: BreakGlass) -> None:
    with translation.override(member.language):
        tell(
            person=member,
            subject=_("Emergency access was opened"),
            lines=[
                _("Emergency access to the site was opened. It closes by itself."),
                _("The reason: %(reason)s") % {"reason": row.reason},
                _("Did nobody tell you? Call those who run the site."),
            ],
            key=f"break-glass-{row.pk}-{member.pk}",
            urgent=True,
        )
