"""Changes of assignments and attendance."""

from coordination.services.giving_back import cancel_for, cancel_sign_up, come_after_all
from coordination.services.invitations import answer_invitation, expire_invitations, invite
from coordination.services.presence import record_presence
from coordination.services.signing_up import (
    assign_seat,
    confirm_request,
    refuse_request,
    sign_up,
    sign_up_group,
)
from coordination.services.waiting import (
    accept_offer,
    join_waiting_list,
    lapse_offers,
    queue_request,
)
from coordination.services.word_before import say_coming

__all__ = [
    "accept_offer",
    "answer_invitation",
    "assign_seat",
    "cancel_for",
    "cancel_sign_up",
    "come_after_all",
    "confirm_request",
    "expire_invitations",
    "invite",
    "join_waiting_list",
    "lapse_offers",
    "queue_request",
    "record_presence",
    "refuse_request",
    "say_coming",
    "sign_up",
    "sign_up_group",
]
