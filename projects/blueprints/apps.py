from django.apps import AppConfig


class BlueprintsConfig(AppConfig):
    """New projects from a blueprint or from another project, and what is to be done before they start."""

    name = "projects.blueprints"
    label = "projects_blueprints"

    def ready(self) -> None:
        """Show the checklist on the project's page in the workspace."""
        from projects.blueprints import registrations

        registrations.register()
