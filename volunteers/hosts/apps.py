from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HostsConfig(AppConfig):
    """Associations that hold ambassadors, and the partners' page."""

    name = "volunteers.hosts"
    label = "volunteers_hosts"
    verbose_name = _("Host groups")

    def ready(self) -> None:
        """Register panels, events, jobs, tables and what falls when."""
        from volunteers.hosts import registrations

        registrations.register()
