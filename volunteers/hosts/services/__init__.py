"""Changes of host groups."""

from volunteers.hosts.services.answering import answer_no, answer_yes, close_unanswered
from volunteers.hosts.services.groups import (
    close_group,
    end_membership,
    end_with_ambassador,
    end_without_way,
    leave_group,
    open_group,
)
from volunteers.hosts.services.proposing import ProposalData, fingerprint_of, propose

__all__ = [
    "ProposalData",
    "answer_no",
    "answer_yes",
    "close_group",
    "close_unanswered",
    "end_membership",
    "end_with_ambassador",
    "end_without_way",
    "fingerprint_of",
    "leave_group",
    "open_group",
    "propose",
]
