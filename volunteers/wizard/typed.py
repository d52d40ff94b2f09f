"""What was typed when the session had run out: it waits for its writer to sign in again, and for nobody else."""

from django import forms
from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.http import QueryDict

from core.validators import contains_cpr
from volunteers.wizard.draft import MINOR, STEPS, query_of
from volunteers.wizard.forms import NO

_KEY = "apply_typed"
_LONGEST = 2000  # characters of one answer
_signer = signing.Signer(salt="tryghed.apply.who")


def mark_of(person_id: int) -> str:
    """What a step's page carries, so that a late answer is known to be this person's."""
    return _signer.sign(str(person_id))


def keep_typed(session: SessionBase, slug: str, data: QueryDict) -> None:
    """Keep a late answer in the session of the nameless browser. Nothing of somebody under 18, and no CPR number."""
    try:
        who = _signer.unsign(data.get("who", ""))
    except signing.BadSignature:
        return
    if data.get("adult") == NO or slug == MINOR:
        return
    values = {name: _clean(data.getlist(name)) for name in STEPS[slug][1].base_fields if name in data}
    session[_KEY] = {"who": who, "slug": slug, "values": values}


def _clean(values: list[str]) -> list[str]:
    return ["" if contains_cpr(value[:_LONGEST]) else value[:_LONGEST] for value in values]


def take_typed(session: SessionBase, person_id: int, slug: str) -> forms.Form | None:
    """The late answer as the step's form, to be looked at and sent again; None if there is none of this person."""
    kept = session.get(_KEY)
    if not kept:
        return None
    if kept["who"] != str(person_id):
        forget_typed(session)  # somebody else sits here now
        return None
    return STEPS[slug][1](query_of(kept["values"])) if kept["slug"] == slug else None


def forget_typed(session: SessionBase) -> None:
    """It is kept with the other answers now, or belongs to somebody who has left."""
    session.pop(_KEY, None)
