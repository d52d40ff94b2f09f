"""allauth's forms for passkeys and security keys, in our words."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

NAME = _("What do you call it?")


class AddKeyForm(AddWebAuthnForm):
    """Name the key; by default it is enough by itself, which phones and computers of today can do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = NAME
        self.fields["name"].help_text = _("For example “My phone”.")
        alone = self.fields["passwordless"]
        alone.label = _("I want to log in with it alone")
        alone.help_text = _("Take the tick away if it is an old key without a fingerprint or a PIN.")
        alone.initial = True


class RenameKeyForm(EditWebAuthnForm):
    """Another name for the same key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = NAME
