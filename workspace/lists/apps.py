from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListsConfig(AppConfig):
    """What staff keep of the lists: their saved choices, and what they have chosen rows for."""

    name = "workspace.lists"
    label = "workspace_lists"
    verbose_name = _("Lists")

    def ready(self) -> None:
        """Declare the tables, and clean up."""
        from workspace.lists import registrations

        registrations.register()
