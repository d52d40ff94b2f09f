"""Which seats somebody without an account may take."""

from projects.enums import RequirementKind, SessionState, SignUp
from projects.models import SessionPlace

# What an ambassador has met once and for all, and a guest needn't for one public session. Age is asked.
WAIVED = frozenset(
    {
        RequirementKind.AMBASSADOR,
        RequirementKind.DISTRICT,
        RequirementKind.ADULT,
        RequirementKind.AGREEMENT,
    }
)


def takes_guests(place: SessionPlace) -> bool:
    """Whether the session lets guests in, at once, and the role asks for nothing that has to be checked."""
    session = place.session
    if not session.guests or session.sign_up != SignUp.INSTANT or session.state != SessionState.PLANNED:
        return False
    return {row.kind for row in place.role.requirements.all()} <= WAIVED
