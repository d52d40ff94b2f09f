from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The CMS: home page, content pages, blocks, site settings."""

    name = "home"
    verbose_name = _("Pages")
