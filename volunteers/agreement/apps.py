from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementConfig(AppConfig):
    """The agreement after it was made: withdrawing, new versions, the copy on paper. Its tables are the room's."""

    name = "volunteers.agreement"
    label = "volunteers_agreement"
    verbose_name = _("Partnership agreement")

    def ready(self) -> None:
        """Register panels, queue, menu entry and the job that asks again."""
        from volunteers.agreement import registrations

        registrations.register()
