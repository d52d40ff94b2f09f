"""Changes of assignments and attendance."""

from coordination.services.attendance import cancel_sign_up, record_presence, sign_up
from coordination.services.invitations import answer_invitation, expire_invitations, invite

__all__ = [
    "answer_invitation",
    "cancel_sign_up",
    "expire_invitations",
    "invite",
    "record_presence",
    "sign_up",
]
