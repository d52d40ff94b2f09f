"""Accounts that were begun and never used go; everybody else stays."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.cleaning import UNUSED_AFTER, remove_unused_accounts
from accounts.models import User

pytestmark = pytest.mark.django_db


def begin(email="begyndt@example.org", *, verified=False, **fields):
    """What asking for a code leaves behind."""
    fields.setdefault("date_joined", timezone.now() - UNUSED_AFTER - timedelta(minutes=1))
    user = User.objects.create_user(email, **fields)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=verified)
    return user


def test_an_account_whose_code_was_never_typed_goes_after_two_days():
    begin()
    begin("en-til@example.org")
    assert remove_unused_accounts() == 2
    assert (User.objects.count(), EmailAddress.objects.count()) == (0, 0)
    assert remove_unused_accounts() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"date_joined": timezone.now() + timedelta(hours=1) - UNUSED_AFTER},
        {"verified": True},
        {"last_login": timezone.now()},
        {"is_staff": True},
        {"first_name": "Bodil"},
    ],
    ids=["younger", "proven", "has been here", "staff", "typed in by staff"],
)
def test_everybody_else_stays(fields):
    user = begin(**fields)
    assert remove_unused_accounts() == 0
    assert User.objects.get() == user


def test_a_person_without_an_address_stays():
    user = User.objects.create_user(None, date_joined=timezone.now() - timedelta(days=100))
    assert remove_unused_accounts() == 0
    assert User.objects.get() == user


def test_one_proven_address_is_enough():
    user = begin()
    EmailAddress.objects.create(user=user, email="anden@example.org", verified=True)
    assert remove_unused_accounts() == 0
    assert User.objects.get() == user


def test_asking_for_a_code_makes_such_an_account_and_typing_it_keeps_it(client, post):
    client.post("/konto/login/code/", {"email": "ny@example.org"})
    code = post()[-1].subject.split()[-1]
    client.post("/konto/login/code/confirm/", {"code": code})
    client.logout()
    client.post("/konto/login/code/", {"email": "aldrig@example.org"})
    User.objects.update(date_joined=timezone.now() - timedelta(days=3))
    assert remove_unused_accounts() == 1
    assert User.objects.get().email == "ny@example.org"
