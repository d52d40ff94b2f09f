from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, staff roles per district, areas of duty, partners, sign-in and the access log."""

    name = "accounts"
    verbose_name = _("People and access")

    def ready(self) -> None:
        """Let the worker tidy up, and a new second factor count at once."""
        from allauth.mfa.signals import authenticator_added

        from accounts import open_duties, personal_data, personal_sign_in
        from accounts.break_glass import close_over
        from accounts.cleaning import remove_old_sessions, remove_unused_accounts
        from accounts.new_factor import count_as_used
        from outbox.schedule import register_job

        personal_data.register()
        personal_sign_in.register()
        open_duties.register()
        register_job("remove-unused-accounts", timedelta(hours=6), remove_unused_accounts)
        register_job("break-glass-over", timedelta(minutes=1), close_over)
        register_job("remove-old-sessions", timedelta(hours=6), remove_old_sessions)
        authenticator_added.connect(count_as_used)
