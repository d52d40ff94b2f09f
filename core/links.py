"""Signed links that expire. A link changes nothing on GET; the page behind it has a button (DOMAIN rule 8)."""

from datetime import timedelta

from django.core import signing

from core.errors import LinkError, LinkExpiredError


def make_token(purpose: str, value: int) -> str:
    """A token for one purpose and one row. Purposes don't open each other's doors."""
    return signing.TimestampSigner(salt=f"tryghed.{purpose}").sign_object({"id": value})


def read_token(purpose: str, token: str, max_age: timedelta) -> int:
    """The row a token stands for; raises `LinkExpiredError` past `max_age`, `LinkError` for a broken one."""
    signer = signing.TimestampSigner(salt=f"tryghed.{purpose}")
    try:
        return int(signer.unsign_object(token, max_age=max_age)["id"])
    except signing.SignatureExpired:
        raise LinkExpiredError from None
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        raise LinkError from None
