"""gunicorn's settings for the demo: one process with threads, the worker that sends mails as one of them.

gunicorn reads the lower-case names of this module (`serve_demo` names it). One process, because the demo's
cache lies in its memory; the outbox thread starts in that process, after the fork.
"""

import os
import threading
from typing import Any

worker_class = "gthread"
workers = 1
threads = 8
timeout = 120
graceful_timeout = 3
control_socket_disable = True  # nobody steers the demo from outside
loglevel = "warning"
wsgi_app = "tryghed.wsgi:application"

_stop = threading.Event()


def post_worker_init(worker: Any) -> None:
    """The application is loaded and answers: start the outbox, say where everything is."""
    from outbox.worker import run_until

    thread = threading.Thread(target=run_until, args=(_stop,), name="outbox", daemon=True)
    thread.start()
    print(os.environ.get("DEMO_BANNER", ""), flush=True)  # noqa: T201 — a person is reading this


def worker_exit(server: Any, worker: Any) -> None:
    """Let the outbox finish the message that it is sending."""
    _stop.set()
    for thread in threading.enumerate():
        if thread.name == "outbox":
            thread.join(timeout=3)
