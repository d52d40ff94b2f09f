from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowConfig(AppConfig):
    """Who wants to hear about what. Its own app, so that its tables change apart from the projects'."""

    name = "projects.follow"
    label = "projects_follow"
    verbose_name = _("Follows")

    def ready(self) -> None:
        """Register panels, periodic jobs and what counts as news."""
        from projects.follow import registrations

        registrations.register()
