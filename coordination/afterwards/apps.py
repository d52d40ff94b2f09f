from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AfterwardsConfig(AppConfig):
    """After a session: three questions to who came, what the coordinator tells, and the promises made there."""

    name = "coordination.afterwards"
    label = "coordination_afterwards"
    verbose_name = _("After a session")

    def ready(self) -> None:
        """Hang up what waits in Min dag, declare what is held."""
        from coordination.afterwards import registrations

        registrations.register()
