from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """What leaves the house and what runs by itself."""

    name = "outbox"

    def ready(self) -> None:
        """Say what is held about people."""
        from outbox import personal_data

        personal_data.register()
