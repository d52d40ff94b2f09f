"""The worker's round: deliver messages, run periodic jobs. Used by the command and by the demo's thread."""

import logging
import threading

from django.db import close_old_connections
from django.utils import timezone

from outbox import schedule, services
from outbox.models import PeriodicRun

logger = logging.getLogger(__name__)
HEARTBEAT = "worker"


def one_round() -> int:
    """Deliver what is due, run what is due, leave a heartbeat for `/readyz`; returns messages delivered."""
    delivered = services.deliver_due()
    schedule.run_due()
    PeriodicRun.objects.update_or_create(name=HEARTBEAT, defaults={"last_run_at": timezone.now()})
    return delivered


def run_until(stop: threading.Event, pause: float = 1.0) -> None:
    """Rounds with a pause of `pause` seconds until `stop` is set. A failing round is logged, never the last."""
    while not stop.is_set():
        close_old_connections()
        try:
            one_round()
        except Exception:
            logger.exception("worker round failed")
        stop.wait(pause)
