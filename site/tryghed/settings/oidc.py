"""The two OpenID Connect providers, from the environment. What is half given stops the start with a sentence."""

import json
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_PARTS = ("SERVER_URL", "CLIENT_ID", "SECRET")


def app_of(env: Any, name: str, provider_id: str) -> dict[str, Any] | None:
    """The provider that `<name>_OIDC_SERVER_URL`, `_CLIENT_ID` and `_SECRET` describe; None without any of them."""
    values = {part: env.str(f"{name}_OIDC_{part}", default="") for part in _PARTS}
    if not any(values.values()):
        return None
    for part, value in values.items():
        if not value:
            raise ImproperlyConfigured(
                f"The environment variable {name}_OIDC_{part} is missing; see docs/operations.md."
            )
    if not values["SERVER_URL"].startswith("https://"):
        raise ImproperlyConfigured(f"{name}_OIDC_SERVER_URL must begin with https://.")
    return {
        "provider_id": provider_id,
        "name": env.str(f"{name}_OIDC_NAME", default=name.title()),
        "client_id": values["CLIENT_ID"],
        "secret": values["SECRET"],
        "settings": {"server_url": values["SERVER_URL"], "oauth_pkce_enabled": True},
    }


def roles_of(env: Any) -> dict[str, Any]:
    """`STAFF_OIDC_ROLES`: JSON of group → "coordinator:1465" (accounts.oidc.rights)."""
    from accounts.oidc.rights import MappingError, read_mapping  # the enums want gettext, not the settings

    text = env.str("STAFF_OIDC_ROLES", default="")
    try:
        lines = json.loads(text)
        if not isinstance(lines, dict) or not lines:
            raise ValueError
        return dict(read_mapping(lines))
    except MappingError as error:
        raise ImproperlyConfigured(f"STAFF_OIDC_ROLES: {error}") from None
    except ValueError:
        raise ImproperlyConfigured(
            'STAFF_OIDC_ROLES must be JSON such as {"group": "coordinator:1465"}; see docs/operations.md.'
        ) from None
