from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, staff roles per district, areas of duty, partners, sign-in and the access log."""

    name = "accounts"
    verbose_name = _("People and access")
