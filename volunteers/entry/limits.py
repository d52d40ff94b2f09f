"""How much one machine may send on the public pages. The key is a hash: the cache holds nobody's address."""

import hashlib

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from core.throttle import throttle

HOUR = 3600
FROM_A_MACHINE, TO_AN_ADDRESS = 20, 3  # a library's machine is used by many


def count(request: HttpRequest, action: str, address: str) -> None:
    """One more; raises `TooManyError`."""
    machine = get_adapter(request).get_client_ip(request)
    throttle(f"{action}-ip", _digest(machine), limit=FROM_A_MACHINE, seconds=HOUR)
    throttle(action, _digest(address.strip().lower()), limit=TO_AN_ADDRESS, seconds=HOUR)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
