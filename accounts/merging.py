"""What becomes of the addresses of two people who turn out to be one (the rows are moved after it)."""

from allauth.account.models import EmailAddress

from accounts.models import User


def settle_addresses(kept: int, gone: int) -> None:
    """Those of the other log in too, but aren't the first one, unless the kept person had none."""
    own = EmailAddress.objects.filter(user=kept)
    first = (User.objects.get(pk=kept).email or "").lower()
    has_first = own.filter(primary=True).exists()
    for row in EmailAddress.objects.filter(user=gone):
        same = own.filter(email__iexact=row.email).first()
        if same:
            row.delete()
            EmailAddress.objects.filter(pk=same.pk).update(verified=same.verified or row.verified)
            continue
        row.primary = not has_first and row.email.lower() == first
        row.save(update_fields=["primary"])
