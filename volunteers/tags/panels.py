"""Tags on an ambassador's page."""

from typing import Any

from django.http import HttpRequest

from core.registries import Panel
from volunteers.permissions import may_handle_application
from volunteers.tags.forms import TagForm
from volunteers.tags.models import Tag


def their_tags(request: HttpRequest, volunteer: Any) -> Panel | None:
    """The district's tags, with the way to change them for who handles the person."""
    tags = Tag.objects.filter(person=volunteer.person_id, district=volunteer.district_id)
    may_change = may_handle_application(request.user, volunteer)
    context = {"volunteer": volunteer, "tags": tags, "may_change": may_change, "form": TagForm()}
    return Panel("volunteers/tags/their_tags.html", context) if may_change or tags else None
