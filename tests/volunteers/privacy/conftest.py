"""An archive of one's own, and Danish pages."""

import pytest


@pytest.fixture(autouse=True)
def archive(settings, tmp_path):
    """Where this test's cases and ledger lie."""
    settings.JOURNAL_DIR = tmp_path / "journal"
    return settings.JOURNAL_DIR
