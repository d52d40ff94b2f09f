from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdeasConfig(AppConfig):
    """What citizens propose. Its own app, so that its tables change apart from the projects'.

    Stands above `home.search` in `INSTALLED_APPS`: it has offered what it has when the search is made ready.
    """

    name = "projects.ideas"
    label = "projects_ideas"
    verbose_name = _("Ideas")

    def ready(self) -> None:
        """Register menu entry, queue, panels, search and jobs."""
        from projects.ideas import registrations

        registrations.register()
