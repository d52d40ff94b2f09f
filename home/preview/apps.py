from django.apps import AppConfig


class PreviewConfig(AppConfig):
    """Links with which partners read a draft. Its own app, so that its table changes apart from the pages'."""

    name = "home.preview"
    label = "home_preview"

    def ready(self) -> None:
        """Say what is held about people, and for how long."""
        from home.preview import personal_data

        personal_data.register()
