"""Whether a person is an ambassador: asked by many panels of one page, read once."""

from typing import Any

from volunteers.models import Volunteer


def ambassador_of(person: Any) -> Volunteer | None:
    """The person as an ambassador, in whatever state, with district and profile; kept on this request's person."""
    if not hasattr(person, "_tryghed_ambassador"):
        rows = Volunteer.objects.select_related("district", "person__profile__area")
        person._tryghed_ambassador = rows.filter(person=person).first()
    found: Volunteer | None = person._tryghed_ambassador
    return found
