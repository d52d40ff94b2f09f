from django.apps import AppConfig


class TryghedConfig(AppConfig):
    """The project itself: shell, components, addresses."""

    name = "tryghed"

    def ready(self) -> None:
        """Everything of Wagtail can be loaded by now."""
        from tryghed.admin_labels import translate

        translate()
