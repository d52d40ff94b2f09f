"""Applying, withdrawing and applying again has a limit; the answers stay."""

import pytest
from django.urls import reverse

from tests.factories.people import make_user
from tests.volunteers.test_wizard import ANSWERS, url
from volunteers.models import Application
from volunteers.wizard.views import SENT_AT_MOST

pytestmark = pytest.mark.django_db


def test_the_sixth_application_within_an_hour_has_to_wait(client):
    client.force_login(make_user())
    for number in range(1, SENT_AT_MOST + 2):
        for slug, answers in ANSWERS.items():
            client.post(url(slug), answers)
        response = client.post(reverse("apply_summary"))
        sent = number <= SENT_AT_MOST
        assert response.url == reverse("apply_thanks" if sent else "apply_summary")
        client.post(reverse("withdraw"))
    assert Application.objects.count() == SENT_AT_MOST
    assert client.get(reverse("apply_summary")).status_code == 200
