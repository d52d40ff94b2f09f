"""`manage.py serve_demo`: the whole site on one's own machine, with demo data and a worker."""

import hashlib
import io
import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import override
from wagtail.models import Site

from tryghed.demo.loading import is_loaded
from tryghed.demo.staff import PASSWORD
from tryghed.demo.trying import TRY_AS

HOST = "127.0.0.1"


class Command(BaseCommand):
    """Bring database, static files and demo data up to date, then serve. Refuses outside the demo."""

    help = "Serves the demo on 127.0.0.1 with places, demo data and a worker; a second start takes seconds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--port`, or the variable PORT."""
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument("--prepare", action="store_true", help="prepare everything, don't serve")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, then become the server: Ctrl-C then ends it, with nothing in between."""
        if not settings.DEMO:
            raise CommandError("serve_demo is for the demo settings only (tryghed.settings.dev).")
        port: int = options["port"]
        _refuse_busy(port)
        url = f"http://{HOST}:{port}"
        # Mails name this address: those that load_demo queues as well as the server's own.
        os.environ["SITE_URL"] = settings.WAGTAILADMIN_BASE_URL = url
        self._prepare(port)
        if options["prepare"]:
            return
        os.environ["DEMO_BANNER"] = _banner(url)
        self.stdout.flush()
        connection.close()
        config = "python:tryghed.management.demo_server"
        command = [sys.executable, "-m", "gunicorn", "--config", config, "--bind", f"{HOST}:{port}"]
        os.execv(sys.executable, command)  # noqa: S606 — our own Python, no shell

    def _prepare(self, port: int) -> None:
        if _migrations_due():
            self._say("Preparing the database …")
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
        call_command("load_places", verbosity=0, stdout=io.StringIO())
        if not is_loaded():
            self._say("Loading the demo data …")
            call_command("load_demo", "--size", "small")
        _name_site(port)
        self._collect_static()

    def _collect_static(self) -> None:
        """Hashed and compressed files, made anew only when a source has changed."""
        stamp = settings.STATIC_ROOT / ".stamp"
        wanted = _static_fingerprint()
        if stamp.exists() and stamp.read_text() == wanted:
            return
        self._say("Collecting the static files …")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(wanted)

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _refuse_busy(port: int) -> None:
    """A clear sentence instead of gunicorn's retries."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CommandError(f"Port {port} is taken. Choose another: make run PORT={port + 1}") from error


def _migrations_due() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _name_site(port: int) -> None:
    """Wagtail writes full addresses with the host and port of its site."""
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (HOST, port):
        site.hostname, site.port = HOST, port
        site.save()


def _static_fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = os.stat(storage.path(name))
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _banner(url: str) -> str:
    width = max(len(entry.email) for entry in TRY_AS)
    with override("en"):
        lines = [f"  {entry.email:{width}}  {entry.label}: {entry.what} ({entry.start})" for entry in TRY_AS]
    people = "\n".join(lines)
    return f"""
Tryghed is running.

  The site       {url}/      in English {url}/en/
  Log in         {url}/konto/login/
  Workspace      {url}/koordinator/
  Editors        {url}/admin/
  Its mails      {url}/demo/post/      (nothing leaves this machine)

Demo accounts, password {PASSWORD} (or "Prøv som …" at the top of every page)
{people}

Ctrl-C ends it."""
