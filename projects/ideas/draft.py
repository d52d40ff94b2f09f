"""What was written so far, kept in the session until it is sent. Nothing is kept before 112/114 was met."""

import uuid
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict

from projects.ideas.forms import IdeaForm, PlaceForm
from projects.ideas.models import TEXT
from projects.ideas.services import IdeaData

_KEY, _SENT = "idea", "idea-sent"
WORDS, PLACE = "words", "place"
_NAMES = {WORDS: (*IdeaForm.base_fields, "not_report"), PLACE: tuple(PlaceForm.base_fields)}


class Draft:
    """The answers of one session. `asks_email` is false for who is signed in."""

    def __init__(self, session: SessionBase, *, asks_email: bool) -> None:
        self._session = session
        self._asks_email = asks_email

    def words(self) -> IdeaForm:
        """The first step's form, filled in and checked again if it was answered."""
        stored = self._stored(WORDS)
        return IdeaForm(stored) if stored is not None else IdeaForm()

    def place(self, data: QueryDict | None = None) -> PlaceForm:
        """The second step's form."""
        stored = data if data is not None else self._stored(PLACE)
        return PlaceForm(stored, asks_email=self._asks_email)

    def keep(self, step: str, data: QueryDict) -> None:
        """Keep the answers of a step, and nothing else that was posted, however much it is.

        The first step gives the idea its number against a double click.
        """
        kept = dict(self._session.get(_KEY, {}))
        kept.setdefault("nonce", str(uuid.uuid4()))
        kept[step] = {name: str(data[name]).strip()[:TEXT] for name in _NAMES[step] if name in data}
        self._session[_KEY] = kept

    @property
    def is_no_report(self) -> bool:
        """Whether the writer has said that it isn't a report of a crime. The choice is kept."""
        return bool((self._stored(WORDS) or {}).get("not_report"))

    @property
    def is_empty(self) -> bool:
        """Nothing written yet, or it was sent."""
        return not self._session.get(_KEY)

    def missing(self) -> str | None:
        """The first step without a valid answer."""
        if not self.words().is_valid():
            return WORDS
        return None if self.place().is_valid() else PLACE

    def sent(self, pk: int) -> None:
        """Forget the answers and remember which idea they became."""
        self._session.pop(_KEY, None)
        self._session[_SENT] = pk

    @property
    def last_sent(self) -> int | None:
        """The idea that was sent last."""
        return self._session.get(_SENT)

    @property
    def nonce(self) -> uuid.UUID:
        """The number of the idea being written."""
        return uuid.UUID(self._session[_KEY]["nonce"])

    def data(self) -> tuple[IdeaData, str]:
        """The idea and the address; call it when nothing is missing."""
        words, place = self.words(), self.place()
        words.full_clean()
        place.full_clean()
        written, chosen = words.cleaned_data, place.cleaned_data
        idea = IdeaData(
            title=written["title"],
            text=written["text"],
            why=written["why"],
            home=place.home,
            theme=chosen["theme"],
        )
        return idea, str(chosen.get("email", ""))

    def _stored(self, step: str) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self._session.get(_KEY, {}).get(step)
        return found
