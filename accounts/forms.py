"""What we change in allauth's forms."""

from allauth.account.forms import RequestLoginCodeForm
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from accounts.models import User


class CodeForm(RequestLoginCodeForm):
    """One way in for everybody: an unknown address gets an account that counts only once its code is typed.

    The page and the mail look the same for known and unknown addresses, so nobody learns who is registered.
    Accounts whose code was never typed are removed by a periodic job.
    """

    _user: User | None

    @transaction.atomic
    def clean_email(self) -> str:
        """Find the person, or make one; allauth has counted the try by then."""
        email = str(super().clean_email()).lower()
        if self._user is None and not User.objects.filter(email__iexact=email).exists():
            self._user = _make_person(email)
        if self._user is not None and not EmailAddress.objects.filter(email__iexact=email).exists():
            # Without this row the code proves nothing to allauth, and it asks for a second one.
            first = not EmailAddress.objects.filter(user=self._user, primary=True).exists()
            EmailAddress.objects.create(user=self._user, email=email, primary=first, verified=False)
        return email


def _make_person(email: str) -> User:
    """A person with nothing but an address; whoever asks twice at the same moment is still one person."""
    try:
        with transaction.atomic():
            return User.objects.create_user(email)
    except IntegrityError:
        return User.objects.get(email__iexact=email)
