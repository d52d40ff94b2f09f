from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Ground every room stands on: errors, transitions, validators, links, registries. No models."""

    name = "core"
