"""Staff sign in with a second factor (STACK, Traps)."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

_GUARDED = ("/admin/", "/koordinator/", "/en/koordinator/")


class StaffSecondFactorMiddleware:
    """Sends staff without a second factor to set one up, and those who haven't used it to sign in again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass, or redirect."""
        if self._applies(request) and not self._has_second_factor(request):
            target = "mfa_index" if not is_mfa_enabled(request.user) else "account_reauthenticate"
            return redirect(reverse(target))
        return self.get_response(request)

    def _applies(self, request: HttpRequest) -> bool:
        return (
            settings.STAFF_NEEDS_SECOND_FACTOR
            and request.path.startswith(_GUARDED)
            and request.user.is_authenticated
            and request.user.is_staff
        )

    def _has_second_factor(self, request: HttpRequest) -> bool:
        # Without the user argument the records are empty (STACK).
        records = get_authentication_records(request, request.user)
        return any(record.get("method") == "mfa" for record in records)
