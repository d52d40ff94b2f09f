"""Words in curly brackets that stand for something of each receiver. Only those listed here exist."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coordination.mailing.errors import UnknownWordError
from core.dates import span_text

# The words are Danish, as the texts they stand in.
PERSONAL: Mapping[str, str | Promise] = {
    "fornavn": gettext_lazy("first name"),
    "kreds": gettext_lazy("the police district"),
    "område": gettext_lazy("the local area, or the police district"),
    "kontaktbetjent": gettext_lazy("the name of the contact officer"),
}
OF_ROLE: Mapping[str, str | Promise] = {
    "initiativ": gettext_lazy("the initiative"),
    "opgave": gettext_lazy("the task"),
}
OF_SESSION: Mapping[str, str | Promise] = {
    "initiativ": gettext_lazy("the initiative"),
    "tid": gettext_lazy("day and time"),
    "sted": gettext_lazy("the meeting point"),
}
_WORD = re.compile(r"\{([^{}\n]{0,40})\}")


def known_words(*, session: bool = False, role: bool = False) -> dict[str, str | Promise]:
    """What can be used in a message, with what each stands for."""
    return {**PERSONAL, **(OF_ROLE if role else {}), **(OF_SESSION if session else {})}


def refuse_unknown(text: str, known: Mapping[str, Any]) -> None:
    """Raise `UnknownWordError` naming what stands in brackets and isn't listed."""
    unknown = [name for name in dict.fromkeys(_WORD.findall(text)) if name.strip().casefold() not in known]
    if unknown:
        raise UnknownWordError(unknown, list(known))


def filled(text: str, words: Mapping[str, str]) -> str:
    """The text with its words; what a word stands for is never read as another word."""
    return _WORD.sub(lambda found: words.get(found[1].strip().casefold(), found[0]), text)


def fixed_words(mailing: Any) -> dict[str, str]:
    """Those that are the same for everybody, in the language that is active."""
    words = {"kreds": str(mailing.district)}
    if mailing.role is not None:
        words |= {"initiativ": mailing.role.initiative.title, "opgave": mailing.role.title}
    if mailing.session is not None:
        session = mailing.session
        words |= {
            "initiativ": session.initiative.title,
            "tid": span_text(session.starts_at, session.ends_at),
            "sted": f"{session.place}, {session.postal_code}",
        }
    return words


def words_of(
    mailing: Any, person: Any, officers: Mapping[int, str], *, first_name: str = ""
) -> dict[str, str]:
    """Those of one receiver, in the language that is active. `first_name` as the reader may know it, in a preview."""
    profile = getattr(person, "profile", None)
    area = profile.area if profile is not None else None
    return {
        **fixed_words(mailing),
        "fornavn": first_name or person.first_name or person.shown_name,
        "område": str(area or mailing.district),
        "kontaktbetjent": officers.get(area.pk if area else 0) or _("your contact at the police district"),
    }
