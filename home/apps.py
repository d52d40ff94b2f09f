from typing import Any

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The CMS: home page, content pages, blocks, site settings."""

    name = "home"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Let Wagtail list staff accounts alone (it reads the name when it builds its addresses)."""
        from home import registrations

        registrations.register()
        users: Any = apps.get_app_config("wagtailusers")
        users.user_viewset = "home.staff_users.StaffUserViewSet"
