"""Courses themselves (name, how long they hold) are the administrator's; editors write their pages."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from volunteers.training.models import Course


class CourseViewSet(SnippetViewSet):
    """The list of courses in the settings menu."""

    model = Course
    icon = "help"
    add_to_settings_menu = True
    list_display = ["name", "months"]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("purpose"),
        FieldPanel("months"),
        FieldPanel("includes"),
    ]


register_snippet(CourseViewSet)
