"""The list of courses in the page tree (idempotent)."""

from typing import Any

from home.models import HomePage
from home.pages_setup import ensure_child
from volunteers.training.models import CourseIndexPage

SLUG = "kurser"
LEAD = "Korte kurser, du kan tage, når det passer dig. Du kan holde pause midt i det hele."


def ensure_course_index() -> Any:
    """The list of courses under the front page; what exists stays."""
    home = HomePage.objects.order_by("path").first()
    if home is None:
        raise HomePage.DoesNotExist
    return ensure_child(home, SLUG, lambda: CourseIndexPage(title="Kurser", lead=LEAD))
