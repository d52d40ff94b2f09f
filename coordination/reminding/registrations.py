"""The worker's job, and the last look before a reminder leaves."""

from datetime import timedelta

from coordination.reminding.due import KEY, may_go, remind
from outbox.schedule import register_job
from outbox.services import register_gate


def register() -> None:
    """Every ten minutes: nobody minds whether it comes at eight or a little later."""
    register_job("reminders", timedelta(minutes=10), remind)
    register_gate(f"{KEY}-", may_go)
