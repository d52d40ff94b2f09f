"""The facts about people behind requirements (DOMAIN rule 2), each with a reason and a way out."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import IntegerField, Value
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from core.dates import day_text
from core.requirements import PersonIds, Refusal
from volunteers.agreement.grace import Schedule
from volunteers.enums import ScreeningOutcome, VolunteerState
from volunteers.minors.age import ADULT, Standing, least_age
from volunteers.minors.standing import FIELDS, standing_of
from volunteers.models import Agreement, Screening, Signature
from volunteers.screening.profiles import calls_for, how_to_get, kinds_that_do

_AGE_WORDS: Mapping[str, str | Promise] = {
    "": gettext_lazy("You are at least 18"),
    "17": gettext_lazy("You are at least 17"),
    "16": gettext_lazy("You are at least 16"),
    "15": gettext_lazy("You are at least 15"),
}


@dataclass(frozen=True)
class _Known:
    """Of one person: whether they are an active ambassador, the code of their district, and their age."""

    active: bool
    district: str | None
    standing: Standing | None


class _OfPeople:
    """What three kinds ask of a person, in one query."""

    def load(self, person_ids: PersonIds) -> Mapping[int, Any]:
        """Everybody there is, whether ambassador or not."""
        rows = User.objects.filter(pk__in=person_ids).values_list(
            "pk", "volunteer__state", "volunteer__district", *FIELDS
        )
        return {
            person: _Known(state == VolunteerState.ACTIVE, district, standing_of(*told))
            for person, state, district, *told in rows
        }


class AmbassadorChecker(_OfPeople):
    """An active safety ambassador."""

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse who isn't."""
        if fact and fact.active:
            return None
        return Refusal(
            "ambassador",
            _("This task is for safety ambassadors."),
            _("You can become one: it takes a talk and a short agreement."),
        )


class DistrictChecker(_OfPeople):
    """An ambassador in the district of the task."""

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse an ambassador of another district."""
        if fact and fact.district == key:
            return None
        return Refusal(
            "district",
            _("This task is for ambassadors in another police district."),
            _("Have a look at the tasks in your own district."),
        )


class AdultChecker(_OfPeople):
    """At least 18, or at least the age of the key, with a guardian's yes (DOMAIN rules 2 and 12)."""

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse who is too young that day or hasn't told, and who is under 18 without a guardian's yes."""
        age, standing = least_age(key), fact.standing if fact else None
        if standing is None or not standing.is_at_least(age, on):
            return Refusal("adult", _too_young(age), _("Other tasks are open to younger people."))
        if standing.is_adult(on) or standing.guardian:
            return None
        return Refusal(
            "adult",
            _("You are under 18, and your guardian hasn't said yes."),
            _("Ask your guardian to answer. You can send the letter once more on Min side."),
            reverse_lazy("min_side"),
            _("Go to Min side"),
        )


def age_in_words() -> Mapping[str, str | Promise]:
    """The ages as the requirement of a task."""
    return _AGE_WORDS


def _too_young(age: int) -> str:
    if age == ADULT:
        return _("You have to be 18 for this task.")
    return _("You have to be %(age)s for this task.") % {"age": age}


@dataclass(frozen=True)
class _Accepted:
    """The versions somebody said yes to, beside all that were ever in force."""

    versions: frozenset[int]
    schedule: Schedule


class AgreementChecker:
    """The agreement in force is accepted, or an earlier version within the days of grace; not if it was withdrawn."""

    def load(self, person_ids: PersonIds) -> Mapping[int, Any]:
        """What each has accepted. One query: the versions in force, and who said yes to each."""
        in_force = Agreement.objects.filter(valid_from__lte=timezone.localdate()).order_by()
        signed = Signature.objects.standing().filter(person__in=person_ids, agreement__in=in_force)
        nobody = Value(None, output_field=IntegerField())
        rows = in_force.values_list("version", "valid_from", nobody).union(
            signed.values_list("agreement__version", "agreement__valid_from", "person"), all=True
        )
        began: dict[int, date] = {}
        versions: dict[int, set[int]] = defaultdict(set)
        for version, valid_from, person in rows:
            began[version] = valid_from
            if person:
                versions[person].add(version)
        schedule = Schedule(tuple(sorted(began.items())))
        return {person: _Accepted(frozenset(known), schedule) for person, known in versions.items()}

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse who hasn't."""
        if fact and fact.schedule.holds(fact.versions, on):
            return None
        return Refusal(
            "agreement",
            _("The partnership agreement has a new version, and you haven't accepted it.")
            if fact
            else _("You haven't accepted the partnership agreement."),
            _("You can read and accept it on Min side."),
            reverse_lazy("agreement"),
            _("Read the agreement"),
        )


class ScreeningChecker:
    """An approved screening of a kind that will do, which still holds on the date of the session.

    An outcome other than approved is nobody's business here: whoever isn't approved reads the same words.
    """

    def load(self, person_ids: PersonIds) -> Mapping[int, Any]:
        """Approved and lapsed screenings per person, as (kind, the last day it holds; None: no end, still holds)."""
        facts: dict[int, list[tuple[str, date | None, bool]]] = defaultdict(list)
        rows = Screening.objects.filter(
            person__in=person_ids, outcome__in=[ScreeningOutcome.CLEARED, ScreeningOutcome.LAPSED]
        )
        for person, kind, renew_by, outcome in rows.values_list("person", "kind", "renew_by", "outcome"):
            facts[person].append((kind, renew_by, outcome == ScreeningOutcome.CLEARED))
        return {person: tuple(mine) for person, mine in facts.items()}

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse who has none of that kind, or one that runs out before the session."""
        wanted = kinds_that_do(key)
        mine = [(renew_by, holds) for kind, renew_by, holds in fact or () if kind in wanted]
        if any(holds and (renew_by is None or renew_by >= on) for renew_by, holds in mine):
            return None
        ends = [renew_by for renew_by, _holds in mine if renew_by and renew_by < on]
        return Refusal(
            "screening",
            _ran_out(max(ends), on) if ends else calls_for(key),
            _("Ask your coordinator for a new one. It usually takes 10 working days.")
            if ends
            else how_to_get(key),
        )


def _ran_out(day: date, on: date) -> str:
    days = (on - day).days
    text = ngettext(
        "Your screening runs out on %(day)s, %(days)s day before the session.",
        "Your screening runs out on %(day)s, %(days)s days before the session.",
        days,
    )
    return text % {"day": day_text(day, weekday=False), "days": days}
