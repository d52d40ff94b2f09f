"""The folder (Maildir) that the mail server delivers into what comes back to us."""

from collections import Counter
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from outbox.models import Message
from outbox.returned import returned_in
from outbox.services import mark_returned

MOST_BYTES = 512 * 1024  # of one mail: what we look for stands at its beginning
MOST_MAILS = 500  # a round
READ = "S"


def read_box(folder: str = "") -> Counter[str]:
    """Note what came back, and remove it: it holds an address and our letter. What we don't understand stays, as read.

    Noted first and removed then: after a killed worker it is noted twice, which is once. Without a folder nothing
    happens. Gives how many were `noted`, `known` already, and `left` for people to read.
    """
    done: Counter[str] = Counter()
    place = folder or settings.MAIL_RETURN_FOLDER
    for path in _unread(Path(place))[:MOST_MAILS] if place else ():
        with suppress(FileNotFoundError):  # another worker was quicker
            done[_read(path)] += 1
    return done


def _unread(folder: Path) -> list[Path]:
    new, seen = folder / "new", folder / "cur"
    found = [*new.iterdir(), *(path for path in seen.iterdir() if READ not in _flags(path))]
    return sorted(path for path in found if path.is_file())


def _flags(path: Path) -> str:
    return path.name.partition(":2,")[2]


def _read(path: Path) -> str:
    with path.open("rb") as file:
        returned = returned_in(file.read(MOST_BYTES))
    ours = Message.objects.filter(message_id=returned.message_id) if returned else Message.objects.none()
    if returned is None or not ours.exists():
        flags = "".join(sorted({*_flags(path), READ}))
        path.rename(path.parent.parent / "cur" / f"{path.name.partition(':')[0]}:2,{flags}")
        return "left"
    number = mark_returned(ours, returned.failure)
    path.unlink()
    return "noted" if number else "known"
