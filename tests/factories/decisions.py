"""Hearings and decisions."""

from datetime import timedelta

from django.utils import timezone

from tests.factories.people import make_staff
from volunteers.decisions.models import Decision, Hearing


def make_hearing(application, *, days=10, **values):
    """A hearing that can be answered for so many days more (negative: its date has passed)."""
    fields = {
        "weighs": "Du er ansat i et vagtfirma i området.",
        "answer_by": timezone.localdate() + timedelta(days=days),
        "asked_by": values.pop("asked_by", None) or make_staff(district=application.district_id),
    }
    return Hearing.objects.create(application=application, **{**fields, **values})


def make_decision(application, **values):
    """A no."""
    fields = {"ground": "own", "reasons": "Vi mangler ikke flere.", "decided_by": make_staff()}
    return Decision.objects.create(application=application, **{**fields, **values})
