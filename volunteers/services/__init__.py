"""Changes of applications, screenings and agreements."""

from volunteers.services.agreement import current_agreement, sign_agreement
from volunteers.services.apply import ApplicationData, submit_application
from volunteers.services.pipeline import move_application, take_over
from volunteers.services.screening import order_screening, record_outcome
from volunteers.services.staying import (
    end_breaks,
    end_volunteer,
    pause_volunteer,
    reinstate_volunteer,
    resume_volunteer,
    suspend_volunteer,
)

__all__ = [
    "ApplicationData",
    "current_agreement",
    "end_breaks",
    "end_volunteer",
    "move_application",
    "order_screening",
    "pause_volunteer",
    "record_outcome",
    "reinstate_volunteer",
    "resume_volunteer",
    "sign_agreement",
    "submit_application",
    "suspend_volunteer",
    "take_over",
]
