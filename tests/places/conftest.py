"""The embedded tables in the database (a second load in the same database writes nothing)."""

import pytest

from places.loading import load_places


@pytest.fixture
def places(db):
    """Districts, municipalities, postal codes and local areas, as shipped."""
    return load_places()
