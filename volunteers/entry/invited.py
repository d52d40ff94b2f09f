"""The invitation somebody came with, while they sign in."""

from django.http import HttpRequest

from volunteers.entry.models import Invitation

_KEY = "join_invitation"


def remember_invitation(request: HttpRequest, invitation: Invitation) -> None:
    """It outlives signing in."""
    request.session[_KEY] = invitation.pk


def invitation_of(request: HttpRequest) -> Invitation | None:
    """The one of this session, while it is there."""
    pk = request.session.get(_KEY)
    if pk is None:
        return None
    return Invitation.objects.waiting().select_related("inviter", "district").filter(pk=pk).first()


def forget_invitation(request: HttpRequest) -> None:
    """The answers are sent."""
    request.session.pop(_KEY, None)
