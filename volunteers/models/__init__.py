"""People who want to take part, and what we need to know of them."""

from volunteers.models.agreement import Agreement, Signature
from volunteers.models.application import Application, Screening
from volunteers.models.profile import Availability, Profile, ProfileWord, Volunteer

__all__ = [
    "Agreement",
    "Application",
    "Availability",
    "Profile",
    "ProfileWord",
    "Screening",
    "Signature",
    "Volunteer",
]
