"""The tests' settings for a worker in a process of its own, on the database of the test that started it."""

import os

from tryghed.settings.test import *  # noqa: F403
from tryghed.settings.test import DATABASES

DATABASES["default"]["NAME"] = os.environ["KILL_DATABASE"]
OUTBOX_DELIVERY_BACKEND = f"tests.outbox.killing.{os.environ['KILL_BACKEND']}"
OUTBOX_FILE_DIR = os.environ["KILL_FOLDER"]
LOGGING = {"version": 1, "disable_existing_loggers": True}
