from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TagsConfig(AppConfig):
    """Tags on ambassadors: short, the district's own, and read by the person too."""

    name = "volunteers.tags"
    label = "volunteers_tags"
    verbose_name = _("Tags")

    def ready(self) -> None:
        """Register panel, actions, events and the table."""
        from volunteers.tags import registrations

        registrations.register()
