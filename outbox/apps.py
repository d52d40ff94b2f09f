from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """What leaves the house and what runs by itself."""

    name = "outbox"
