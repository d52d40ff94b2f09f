from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MinorsConfig(AppConfig):
    """15 to 17 years old: the guardian's yes, and what happens on the day one turns 18."""

    name = "volunteers.minors"
    label = "volunteers_minors"
    verbose_name = _("Under 18")

    def ready(self) -> None:
        """Register panels, queue, jobs, the table and what falls when."""
        from volunteers.minors import registrations

        registrations.register()
