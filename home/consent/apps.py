from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """What people on pictures have agreed to, and how a picture is taken away. Its own app for its own tables."""

    name = "home.consent"
    label = "home_consent"

    def ready(self) -> None:
        """Follow what is saved, and let the worker look at the dates every day."""
        from home.consent import registrations

        registrations.register()
