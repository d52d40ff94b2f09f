"""What every test stands on: a database with the places in it, an empty cache, a quiet browser.

The database is a copy of a template (tools/testdb.py); tests that commit get a fresh copy afterwards.
"""

import os
from io import StringIO

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import TransactionTestCase, override_settings
from django.utils import translation

from tools import chromium, messages, testdb

# Playwright's loop runs in the thread of the test, and Django would take every query for an async mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_configure(config):
    """Danish texts are compiled files: without this a plain `pytest` would test English."""
    messages.compile_all()


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """Instead of pytest-django's: a copy of the template, and a new one after each test that commits."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock():
        database = testdb.test_database(worker)
        database.create()
    patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: database.restore())
    yield database
    patch.undo()
    with django_db_blocker.unblock():
        database.drop()


@pytest.fixture(scope="class")
def demo(django_db_setup, django_db_blocker):
    """The loaded demo for a class of tests, in place of an empty site; gives the folder with its pictures.

    It is loaded once in a run, whatever the number of workers and classes.
    """
    media = testdb.run_folder("demo")

    def load():
        with override_settings(MEDIA_ROOT=media):
            call_command("load_demo", size="small", stdout=StringIO())

    with django_db_blocker.unblock():
        django_db_setup.stand_on("demo", load)
    yield media
    with django_db_blocker.unblock():
        django_db_setup.stand_on_plain()


@pytest.fixture(autouse=True)
def clean_slate(settings, tmp_path):
    """No test sees another's cache, language, files or letters."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.OUTBOX_FILE_DIR = tmp_path / "post"
    settings.STATIC_ROOT = tmp_path
    cache.clear()
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def places_data(db):
    """Districts, municipalities, postal codes: they are in every test database; this says who needs them."""


@pytest.fixture
def post():
    """`post()` delivers what is queued, as the worker would, and returns the letters sent so far."""
    from outbox import services

    def deliver():
        services.deliver_due()
        return mail.outbox

    return deliver


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The browser that the machine has; a journey without one fails, it is never skipped."""
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.NOT_FOUND, pytrace=False)
    return {**browser_type_launch_args, **chromium.launch_args(path)}
