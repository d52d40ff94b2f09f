"""The facts about people behind requirements (DOMAIN rule 2), each with a reason and a way out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.requirements import Refusal
from volunteers.enums import ScreeningOutcome
from volunteers.models import Profile, Screening, Signature, Volunteer
from volunteers.services import current_agreement


class AmbassadorChecker:
    """An active safety ambassador."""

    def load(self, person_ids: Sequence[int]) -> Mapping[int, Any]:
        """The ids of those who are active."""
        return {
            pk: True
            for pk in Volunteer.objects.active()
            .filter(person__in=person_ids)
            .values_list("person", flat=True)
        }

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse who isn't."""
        if fact:
            return None
        return Refusal(
            "ambassador",
            _("This task is for safety ambassadors."),
            _("You can become one: it takes a talk and a short agreement."),
        )


class DistrictChecker:
    """An ambassador in the district of the task."""

    def load(self, person_ids: Sequence[int]) -> Mapping[int, Any]:
        """District code per person."""
        return dict(Volunteer.objects.filter(person__in=person_ids).values_list("person", "district"))

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse an ambassador of another district."""
        if fact == key:
            return None
        return Refusal(
            "district",
            _("This task is for ambassadors in another police district."),
            _("Have a look at the tasks in your own district."),
        )


class AdultChecker:
    """At least 18."""

    def load(self, person_ids: Sequence[int]) -> Mapping[int, Any]:
        """Whether the person is an adult."""
        return dict(Profile.objects.filter(person__in=person_ids).values_list("person", "adult"))

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse who isn't, or hasn't told."""
        if fact:
            return None
        return Refusal(
            "adult", _("You have to be 18 for this task."), _("Other tasks are open to younger people.")
        )


class AgreementChecker:
    """The agreement in force is accepted."""

    def load(self, person_ids: Sequence[int]) -> Mapping[int, Any]:
        """Ids of those who accepted it."""
        signed = Signature.objects.filter(person__in=person_ids, agreement=current_agreement())
        return {pk: True for pk in signed.values_list("person", flat=True)}

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse who hasn't."""
        if fact:
            return None
        return Refusal(
            "agreement",
            _("You haven't accepted the partnership agreement."),
            _("You can read and accept it on Min side."),
        )


class ScreeningChecker:
    """An approved screening that still holds on the date of the session."""

    def load(self, person_ids: Sequence[int]) -> Mapping[int, Any]:
        """Approved screenings per person: the dates they are to be renewed (None: no end)."""
        ends: dict[int, list[date | None]] = defaultdict(list)
        cleared = Screening.objects.filter(person__in=person_ids, outcome=ScreeningOutcome.CLEARED)
        for person, renew_by in cleared.values_list("person", "renew_by"):
            ends[person].append(renew_by)
        return ends

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """Refuse who has none, or one that runs out before the session."""
        if not fact:
            return Refusal(
                "screening",
                _("This task calls for an approved screening."),
                _("Ask your coordinator. It usually takes 10 working days."),
            )
        if None in fact or max(fact) >= on:
            return None
        return Refusal(
            "screening",
            _("Your screening runs out on %(day)s, before the session.")
            % {"day": date_format(max(fact), "j. F")},
            _("Ask your coordinator for a new one. It usually takes 10 working days."),
        )
