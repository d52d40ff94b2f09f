"""What the writer sees before sending: who gets it and how, who doesn't and why, and how it reads."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from accounts.enums import Channel
from accounts.scope import scope_of
from accounts.telling import channel_of
from coordination.mailing.enums import Why
from coordination.mailing.judging import judge, officers_of, people_by_number, subjects_of
from coordination.mailing.letters import is_too_long, letter_for
from coordination.mailing.models import Mailing
from volunteers.naming import name_for, sees_name

SHOWN = 200  # names on the page; the others are counted


@dataclass(frozen=True)
class Preview:
    """Everything of one look: names as the reader may know them, at most `SHOWN` of each kind."""

    number: int
    channels: Sequence[str]  # "41 get a mail", "3 a text message"
    names: Sequence[str]
    left_out: Sequence[tuple[str, Any]]
    left_out_number: int
    shortened: int  # text messages that can't hold it all
    english: int  # who reads English while there is only Danish
    sample: tuple[str, list[str]] | None
    sample_name: str
    like: Any  # the person the sample is written to
    like_first_name: str
    officers: Mapping[int, str]

    @property
    def more(self) -> int:
        """Receivers whose names aren't shown."""
        return max(0, self.number - len(self.names))

    @property
    def left_out_more(self) -> int:
        """The same of those who are left out."""
        return max(0, self.left_out_number - len(self.left_out))


def preview_of(mailing: Mailing, reader: Any) -> Preview:
    """Read in a number of queries that doesn't grow with the people."""
    chosen = mailing.receivers.order_by().values("person")
    judged, people, subjects = judge(mailing, chosen), people_by_number(chosen), subjects_of(chosen)
    order = [number for number in mailing.receivers.values_list("person", flat=True) if number in judged]
    able = [people[number] for number in order if judged[number] is None]
    out = [(people[number], why) for number in order if (why := judged[number]) is not None]
    officers = officers_of(able)
    known = (person for person in able if person.pk in subjects and sees_name(reader, subjects[person.pk]))
    like = next(known, able[0] if able else None)
    first_name = first_name_for(reader, like, subjects.get(like.pk)) if like else ""
    return Preview(
        number=len(able),
        channels=channel_words(Counter(channel_of(person) for person in able)),
        names=[name_of(reader, mailing, person, subjects.get(person.pk)) for person in able[:SHOWN]],
        left_out=[
            (name_of(reader, mailing, person, subjects.get(person.pk)), Why(why).label)
            for person, why in out[:SHOWN]
        ],
        left_out_number=len(out),
        shortened=_shortened(mailing, able, officers),
        english=0 if mailing.text_en else sum(person.language == "en" for person in able),
        sample=letter_for(mailing, like, officers, first_name=first_name) if like else None,
        sample_name=name_of(reader, mailing, like, subjects.get(like.pk)) if like else "",
        like=like,
        like_first_name=first_name,
        officers=officers,
    )


def _shortened(mailing: Mailing, able: Sequence[Any], officers: Mapping[int, str]) -> int:
    texts = [person for person in able if channel_of(person) == Channel.SMS]
    return sum(is_too_long(person, letter_for(mailing, person, officers)[1]) for person in texts)


def name_of(reader: Any, mailing: Mailing, person: Any, subject: Any) -> str:
    """As the reader may know them; who is no ambassador, as a guest, by first name in the own district."""
    if subject is not None:
        return name_for(reader, subject)
    here = mailing.district_id in scope_of(reader).districts
    return str(person.shown_name if here else person.numbered_name)


def first_name_for(reader: Any, person: Any, subject: Any) -> str:
    """What stands for the first name in a preview: the real one only where the reader sees the name."""
    if subject is not None and sees_name(reader, subject):
        return str(person.first_name or person.shown_name)
    return str(person.shown_name if subject is None else person.alias or person.numbered_name)


def channel_words(counted: Mapping[Channel, int]) -> list[str]:
    """How many are reached in which way, in words."""
    words = {
        Channel.MAIL: lambda n: ngettext("%(n)s gets a mail", "%(n)s get a mail", n),
        Channel.SMS: lambda n: ngettext("%(n)s gets a text message", "%(n)s get a text message", n),
        Channel.CALL: lambda n: ngettext("%(n)s is to be called", "%(n)s are to be called", n),
        Channel.LETTER: lambda n: ngettext(
            "%(n)s is to be written to on paper", "%(n)s are to be written to on paper", n
        ),
    }
    return [
        words[channel](number) % {"n": number} for channel in Channel if (number := counted.get(channel, 0))
    ]
