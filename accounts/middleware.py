"""Staff sign in with a second factor (STACK, Traps); personal pages stay out of every cache."""

import time
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from accounts.oidc.adapter import SECOND_FACTOR
from accounts.oidc.provider import STAFF

_GUARDED = ("/admin/", "/koordinator/", "/en/koordinator/")


class StaffSecondFactorMiddleware:
    """Sends staff without a second factor to set one up, and those who haven't used it to sign in again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass, or redirect."""
        if not self._applies(request):
            return self.get_response(request)
        if self._is_stale(request):
            logout(request)
            return redirect_to_login(request.get_full_path())
        if not self._has_second_factor(request):
            if not is_mfa_enabled(request.user):
                return redirect(reverse("mfa_index"))
            # Not `account_reauthenticate`: a password would do there, and we would ask for ever.
            return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}")
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
        if any(record.get("method") == "mfa" for record in records):
            return True
        by_employer = any(
            record.get("method") == "socialaccount" and record.get("provider") == STAFF for record in records
        )
        return by_employer and bool(request.session.get(SECOND_FACTOR))

    def _is_stale(self, request: HttpRequest) -> bool:
        """A working day is over: whoever finds the browser open in the morning shows again who they are."""
        records = get_authentication_records(request, request.user)
        newest = max((record.get("at", 0) for record in records), default=0)
        return bool(newest) and newest < time.time() - settings.STAFF_SESSION_HOURS * 3600


class PersonalPagesMiddleware:
    """What somebody who is signed in has read is not kept: many share a library's machine.

    It looks at answers alone that were made with the session in hand; pictures and files stay cacheable.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer as one person's."""
        response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
