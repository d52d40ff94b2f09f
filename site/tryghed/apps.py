from django.apps import AppConfig


class TryghedConfig(AppConfig):
    """The project itself: shell, components, addresses."""

    name = "tryghed"
