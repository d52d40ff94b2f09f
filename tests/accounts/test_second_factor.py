"""Staff's second factor, and the closed side door of the Wagtail admin (STACK)."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.factories.people import make_staff

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/koordinator/", "/en/koordinator/", "/admin/"])
def test_staff_without_a_second_factor_are_sent_to_set_one_up(client, settings, path):
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    client.force_login(make_staff())
    response = client.get(path)
    assert (response.status_code, response.url) == (302, reverse("mfa_index"))


def test_the_demo_lets_staff_in_without(client, settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = False
    client.force_login(make_staff())
    assert client.get("/koordinator/").status_code == 200


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/password_reset/"])
def test_wagtails_own_sign_in_is_closed(client, path):
    user = make_staff(password="a-long-password-1")
    response = client.post(path, {"username": user.email, "password": "a-long-password-1"})
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session


def test_staff_keep_their_last_second_factor(settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    factor = Authenticator.objects.create(user=make_staff(), type="totp", data={})
    assert get_adapter().can_delete_authenticator(factor) is False
