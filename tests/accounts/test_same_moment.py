"""Two requests for a code at the same moment make one person."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def _ask(barrier):
    try:
        barrier.wait(timeout=30)
        return Client().post(reverse("account_request_login_code"), {"email": "ny@example.org"}).status_code
    finally:
        connection.close()


def test_a_new_address_asked_for_four_times_at_once():
    barrier = Barrier(4)
    with ThreadPoolExecutor(4) as pool:
        answers = [future.result() for future in [pool.submit(_ask, barrier) for _ in range(4)]]
    assert answers == [302] * 4
    assert User.objects.filter(email="ny@example.org").count() == 1
