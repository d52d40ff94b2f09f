from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    """Hearings before a no, and the decision itself."""

    name = "volunteers.decisions"
    label = "volunteers_decisions"
    verbose_name = _("Decisions")

    def ready(self) -> None:
        """Register panels, queue, tables and what falls when."""
        from volunteers.decisions import registrations

        registrations.register()
