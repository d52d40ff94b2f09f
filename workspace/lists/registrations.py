"""What the lists hang up in the rooms below."""

from datetime import timedelta

from accounts.events import StaffRightsChanged
from core.events import subscribe
from outbox.schedule import register_job
from workspace.lists import personal_data
from workspace.lists.cleaning import clean_lists, forget_choices_of


def register() -> None:
    """Tables, and what cleans them."""
    personal_data.register()
    subscribe(StaffRightsChanged, forget_choices_of)
    register_job("clean-lists", timedelta(hours=1), clean_lists)
