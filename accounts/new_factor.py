"""What follows when somebody adds a key or an app with codes."""

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest


def count_as_used(request: HttpRequest, authenticator: Authenticator, **kwargs: Any) -> None:
    """Adding it took using it: without this the next page would ask for the same key or code once more."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        post_authentication(request, authenticator, reauthenticated=True)
