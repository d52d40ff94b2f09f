"""What we change in allauth."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings


class AccountAdapter(DefaultAccountAdapter):
    """People sign up with an address alone; the code in the mail is the proof."""

    def can_delete_email(self, email_address: Any) -> bool:
        """The address somebody signs in with can be replaced, not removed."""
        return not email_address.primary


class StaffMFAAdapter(DefaultMFAAdapter):
    """Staff keep their last second factor."""

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Whether a factor may go: not the last one of a member of staff."""
        if not (settings.STAFF_NEEDS_SECOND_FACTOR and authenticator.user.is_staff):
            return True
        others = authenticator.user.authenticator_set.exclude(pk=authenticator.pk).exclude(
            type="recovery_codes"
        )
        return others.exists()
