"""Changes on the ways in."""

from volunteers.entry.services.intake import (
    ask_for_notice,
    close_intake,
    open_intake,
    pause_of,
    tell_reopened,
)
from volunteers.entry.services.interest import InterestData, show_interest
from volunteers.entry.services.inviting import (
    InvitationData,
    accept_invitation,
    decline_invitation,
    expire_invitations,
    finish_invitation,
    invite,
    origin_of,
)
from volunteers.entry.services.reminding import remind_applicants, remind_drafts, remind_staff
from volunteers.entry.services.typing_in import TypedData, send_form, type_application

__all__ = [
    "InterestData",
    "InvitationData",
    "TypedData",
    "accept_invitation",
    "ask_for_notice",
    "close_intake",
    "decline_invitation",
    "expire_invitations",
    "finish_invitation",
    "invite",
    "open_intake",
    "origin_of",
    "pause_of",
    "remind_applicants",
    "remind_drafts",
    "remind_staff",
    "send_form",
    "show_interest",
    "tell_reopened",
    "type_application",
]
