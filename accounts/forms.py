"""What we change in allauth's forms."""

from allauth.account.forms import RequestLoginCodeForm
from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User


class CodeForm(RequestLoginCodeForm):
    """One way in for everybody: an unknown address gets an account that counts only once its code is typed.

    The page and the mail look the same for known and unknown addresses, so nobody learns who is registered.
    Accounts whose code was never typed are removed by a periodic job.
    """

    _user: User | None

    def clean_email(self) -> str:
        """Find the person, or make one; allauth has counted the try by then."""
        email = str(super().clean_email()).lower()
        if self._user is None and not User.objects.filter(email__iexact=email).exists():
            with transaction.atomic():
                self._user = User.objects.create_user(email)
                EmailAddress.objects.create(user=self._user, email=email, primary=True, verified=False)
        return email
