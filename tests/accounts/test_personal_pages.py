"""Personal pages stay out of caches, sessions that have run out go, and a password is no second factor."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from accounts.cleaning import remove_old_sessions
from tests.factories.people import make_application, make_staff, make_user
from tests.factories.work import make_place

pytestmark = pytest.mark.django_db


def test_what_somebody_signed_in_reads_is_not_kept(client):
    application, place = make_application(), make_place()
    task = reverse("task", args=[place.pk])
    assert "no-store" not in client.get(task).get("Cache-Control", "")
    client.force_login(make_staff(may_screen=True))
    for url in (
        task,
        reverse("workspace"),
        reverse("application_detail", args=[application.pk]),
        reverse("ambassador_list"),
        reverse("presence_session", args=[place.session_id]),
    ):
        assert {"no-store", "private"} <= set(client.get(url)["Cache-Control"].split(", ")), url
    client.force_login(make_user())
    assert "no-store" in client.get(reverse("apply_step", args=["om-dig"]))["Cache-Control"]


def test_sessions_that_have_run_out_go(client):
    client.force_login(make_user())
    Session.objects.create(
        session_key="old", session_data="", expire_date=timezone.now() - timedelta(minutes=1)
    )
    remove_old_sessions()
    assert Session.objects.get().session_key == client.session.session_key


def test_staff_with_a_factor_are_asked_for_the_factor_itself(client, settings):
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    staff = make_staff(password="a-long-password-1")
    Authenticator.objects.create(user=staff, type="totp", data={})
    client.force_login(staff)
    response = client.get("/koordinator/tal/?x=1")
    assert response.url == f"{reverse('mfa_reauthenticate')}?next=%2Fkoordinator%2Ftal%2F"
