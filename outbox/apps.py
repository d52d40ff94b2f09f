from datetime import timedelta

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """What leaves the house and what runs by itself."""

    name = "outbox"

    def ready(self) -> None:
        """Say what is held about people, and read what comes back."""
        from outbox import personal_data
        from outbox.return_box import read_box
        from outbox.schedule import register_job

        personal_data.register()
        register_job("returned-mails", timedelta(minutes=5), read_box)
