"""What people change about themselves."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from django.db import transaction

from accounts.models import User
from core.vocabulary import WordKind
from volunteers.models import Availability, Profile, ProfileWord


@transaction.atomic
def save_details(*, person: User, first_name: str, last_name: str, phone: str, travel_km: int) -> None:
    """Name, phone and travel distance (km). Whoever wanted calls and takes the number away is reached by mail."""
    locked = User.objects.select_for_update().get(pk=person.pk)
    locked.first_name, locked.last_name, locked.phone = first_name, last_name, phone
    locked.full_clean(exclude=["password"])
    locked.save(update_fields=["first_name", "last_name", "phone"])
    Profile.objects.filter(person=locked).update(travel_km=travel_km)


@transaction.atomic
def save_reach(
    *,
    person: User,
    channel: str,
    language: str,
    quiet: tuple[str | None, str | None],
    asked_at_most: int | None,
) -> None:
    """Channel, language, quiet time ("HH:MM", or None) and how many times a month one may be asked."""
    locked = User.objects.select_for_update().get(pk=person.pk)
    locked.channel, locked.language = channel, language
    locked.quiet_from, locked.quiet_until = (time.fromisoformat(at) if at else None for at in quiet)
    locked.save(update_fields=["channel", "language", "quiet_from", "quiet_until"])
    Profile.objects.filter(person=locked).update(asked_at_most=asked_at_most)


@transaction.atomic
def save_words(*, profile: Profile, words: Mapping[Any, Sequence[str]]) -> None:
    """Languages, skills and interests; `words` maps a `WordKind` to its keys and replaces what was there."""
    profile.words.all().delete()
    ProfileWord.objects.bulk_create(
        ProfileWord(profile=profile, kind=WordKind(kind), key=key)
        for kind, keys in words.items()
        for key in dict.fromkeys(keys)
    )


@transaction.atomic
def save_times(*, profile: Profile, slots: Sequence[tuple[int, str]]) -> None:
    """When one usually can, as (ISO weekday, part of day); replaces what was there."""
    profile.availabilities.all().delete()
    Availability.objects.bulk_create(
        Availability(profile=profile, weekday=weekday, part=part) for weekday, part in dict.fromkeys(slots)
    )


def protect(*, person: User, protected: bool, alias: str) -> None:
    """Hide a person behind an alias, or show them again (DOMAIN rule 6).

    It is their own switch; staff neither turn it on nor off.
    """
    User.objects.filter(pk=person.pk).update(is_protected=protected, alias=alias)
