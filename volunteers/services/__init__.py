"""Changes of applications, screenings and agreements."""

from volunteers.services.agreement import current_agreement, sign_agreement
from volunteers.services.apply import ApplicationData, submit_application
from volunteers.services.pipeline import move_application, order_screening, record_outcome, take_over

__all__ = [
    "ApplicationData",
    "current_agreement",
    "move_application",
    "order_screening",
    "record_outcome",
    "sign_agreement",
    "submit_application",
    "take_over",
]
