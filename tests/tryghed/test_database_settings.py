"""`DATABASE_URL` says which database, and PostgreSQL's connections outlive a request."""

import pytest

from tryghed.settings.database import database

POSTGRES = "postgres://somebody@127.0.0.1/tryghed"


@pytest.mark.parametrize(("url", "seconds"), [(POSTGRES, 60), (f"{POSTGRES}?conn_max_age=0", 0)])
def test_connections_of_postgresql_are_kept_and_looked_at(url, seconds, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", url)
    found = database(tmp_path / "unused.sqlite3")
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (seconds, True)


def test_without_an_address_it_is_a_file_that_locks_at_once(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    found = database(tmp_path / "var" / "tryghed.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "CONN_MAX_AGE" not in found
    assert (tmp_path / "var").is_dir()
