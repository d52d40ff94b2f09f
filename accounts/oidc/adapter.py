"""Signing in through the employer (staff) or a bridge to MitID (citizens)."""

from collections.abc import Mapping
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from accounts.models import User
from accounts.oidc.provider import STAFF
from accounts.oidc.rights import Grant, grants_of
from accounts.oidc.staff import apply_grants

SECOND_FACTOR = "staff_second_factor"
_AMR = {"mfa", "otp", "hwk", "swk", "fido", "face", "fpt", "ngcmfa", "sc"}  # RFC 8176, and Entra's own word


class SocialAdapter(DefaultSocialAccountAdapter):
    """Two providers, both from the environment; none from the database."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """What the settings name."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Staff come in by their claims; a citizen may tie the bridge to the account they have."""
        if sociallogin.account.provider != STAFF:
            return
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(_refused(request, "connect"))
        claims: Mapping[str, Any] = getattr(sociallogin, "claims", {})
        grants = grants_of(_groups(claims), settings.STAFF_OIDC_ROLES)
        if not sociallogin.is_existing:
            self._find_colleague(request, sociallogin)
        if sociallogin.is_existing:
            grants = apply_grants(user=sociallogin.user, grants=grants)
        if not grants:
            raise ImmediateHttpResponse(_refused(request, "no_role"))
        sociallogin.grants = grants
        request.session[SECOND_FACTOR] = used_second_factor(claims)

    def _find_colleague(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """A member of staff who was here before goes on with the same account; a citizen's is never taken over."""
        email = next((each.email for each in sociallogin.email_addresses), "")
        known = User.objects.filter(email__iexact=email).first() if email else None
        if known is None:
            return
        if not known.is_staff:
            raise ImmediateHttpResponse(_refused(request, "citizen"))
        sociallogin.connect(request, known)

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Any:
        """A new account; of staff with their rights."""
        user = super().save_user(request, sociallogin, form)
        grants: frozenset[Grant] = getattr(sociallogin, "grants", frozenset())
        if sociallogin.account.provider == STAFF and not apply_grants(user=user, grants=grants):
            raise ImmediateHttpResponse(_refused(request, "no_role"))
        return user


def _groups(claims: Mapping[str, Any]) -> list[Any]:
    found = claims.get(settings.STAFF_OIDC_CLAIM, [])
    return list(found) if isinstance(found, list | tuple) else [found]


def used_second_factor(claims: Mapping[str, Any]) -> bool:
    """Whether the employer says that a second factor was used (`amr`, or a level named in the settings)."""
    methods = claims.get("amr", [])
    methods = methods if isinstance(methods, list | tuple) else [methods]
    return bool(_AMR & {str(method) for method in methods}) or (
        str(claims.get("acr", "")) in settings.STAFF_OIDC_SECOND_FACTOR_ACR
    )


def _refused(request: HttpRequest, why: str) -> Any:
    return render(request, "accounts/oidc_refused.html", {"why": why}, status=403)
