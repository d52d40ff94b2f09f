"""How much one address and one machine may send. The key is a hash: the cache holds nobody's address."""

import hashlib

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from core.throttle import throttle

HOUR = 3600
IDEAS_AN_HOUR, IDEAS_FROM_A_MACHINE = 3, 20  # a library's machine is used by many
LETTERS_AN_HOUR, LETTERS_FROM_A_MACHINE = 5, 40


def count_idea(request: HttpRequest, address: str) -> None:
    """One more idea; raises `TooManyError`."""
    _count(request, "idea", address, IDEAS_AN_HOUR, IDEAS_FROM_A_MACHINE)


def count_support(request: HttpRequest, address: str) -> None:
    """One more letter to confirm support; raises `TooManyError`."""
    _count(request, "idea-support", address, LETTERS_AN_HOUR, LETTERS_FROM_A_MACHINE)


def _count(request: HttpRequest, action: str, address: str, most: int, most_of_machine: int) -> None:
    machine = get_adapter(request).get_client_ip(request)
    throttle(f"{action}-ip", _digest(machine), limit=most_of_machine, seconds=HOUR)
    throttle(action, _digest(address.strip().lower()), limit=most, seconds=HOUR)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
