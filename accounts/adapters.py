"""What we change in allauth."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.break_glass import is_open
from accounts.oidc.provider import STAFF
from outbox.letters import html_of_text


class AccountAdapter(DefaultAccountAdapter):
    """People sign up with an address alone; the code in the mail is the proof."""

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Where the employer signs staff in, nothing else does, but for open emergency access."""
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        if response is not None or not (settings.STAFF_OIDC and user.is_staff) or is_open(user):
            return response
        social = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        if social is not None and social.account.provider == STAFF:
            return None
        return render(request, "accounts/oidc_refused.html", {"why": "local"}, status=403)

    def can_delete_email(self, email_address: Any) -> bool:
        """The address somebody signs in with can be replaced, not removed."""
        return not email_address.primary

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """allauth's letters are written as text; the HTML beside it says the same in our look."""
        message = super().render_mail(template_prefix, email, context, headers)
        links = {"password_reset_url": _("Choose a new password"), "signup_url": _("Log in with a code")}
        name = next((name for name in links if context.get(name)), "")
        html = html_of_text(
            str(message.body),
            subject=str(message.subject),
            code=context.get("code", ""),
            url=context.get(name, ""),
            verb=links.get(name, ""),
        )
        cast(EmailMultiAlternatives, message).attach_alternative(html, "text/html")
        return message


class StaffMFAAdapter(DefaultMFAAdapter):
    """Staff keep their last second factor; keys get names that people recognise."""

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """The name a new key has until somebody gives it another."""
        number = user.authenticator_set.filter(type=type).count() + 1
        return _("My key") if number == 1 else _("Key %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom the browser names when it asks for the key."""
        return {**super().get_public_key_credential_rp_entity(), "name": str(settings.WAGTAIL_SITE_NAME)}

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Whether a factor may go: not the last one of a member of staff."""
        if not (settings.STAFF_NEEDS_SECOND_FACTOR and authenticator.user.is_staff):
            return True
        others = authenticator.user.authenticator_set.exclude(pk=authenticator.pk).exclude(
            type="recovery_codes"
        )
        return others.exists()
