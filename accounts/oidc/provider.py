"""OpenID Connect with as little as possible kept: no claim is stored, and citizens bring no address."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest

STAFF, CITIZEN = "staff", "citizen"


class MinimalProvider(OpenIDConnectProvider):
    """A citizen's bridge may send a CPR number: what isn't stored can't leak (DOMAIN rule 5)."""

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> SocialLogin:
        """The claims go along with this sign-in and no further."""
        login = super().sociallogin_from_response(request, response)
        login.claims = {**(response.get("id_token") or {}), **(response.get("userinfo") or {})}
        return login

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nothing is stored beside the provider's own number of the person."""
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """The name; of staff the address, too."""
        fields: dict[str, Any] = super().extract_common_fields(data)
        if self.app.provider_id != STAFF:
            fields["email"] = None
        return fields

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """Staff alone bring an address; their employer answers for it."""
        if self.app.provider_id != STAFF:
            return []
        found: list[EmailAddress] = super().extract_email_addresses(data)
        for address in found:
            address.verified = True
        return found


provider_classes = [MinimalProvider]
