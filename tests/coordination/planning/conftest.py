"""Somebody who makes plans."""

import pytest

from tests.factories.people import make_staff


@pytest.fixture
def staff(client):
    made = make_staff()
    client.force_login(made)
    return made
