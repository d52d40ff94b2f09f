"""Messages to many for tests."""

from collections.abc import Iterable
from typing import Any

from coordination.mailing.audience import Audience
from coordination.mailing.models import Mailing
from coordination.mailing.sending import send_next
from coordination.mailing.services import draft
from tests.factories.people import FYN

TEXTS = {"subject": "Nyt fra {kreds}", "text": "Hej {fornavn}\n\nDer er møde på torsdag."}


def make_draft(by: Any, people: Iterable[Any], *, district: str = FYN, **more: Any) -> Mailing:
    """A draft to people (not their ambassadors)."""
    texts = {**TEXTS, **more.pop("texts", {})}
    audience = Audience("Valgt i listen", district, [person.pk for person in people], **more)
    return draft(audience=audience, by=by, texts=texts)


def tell_all() -> None:
    """What the worker does, until nothing is left."""
    while send_next() is not None:
        pass
