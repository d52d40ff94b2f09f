"""The demo's mail shelf: what the site would have sent."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

SHOWN = 50
POLICY = {
    "style-src": ["'unsafe-inline'"],
    "sandbox": ["allow-popups", "allow-top-navigation-by-user-activation"],
}


@require_safe
@never_cache
def demo_post(request: HttpRequest) -> HttpResponse:
    """The mails of the demo, newest first."""
    files = sorted(_folder().glob("*.eml"), key=lambda file: file.stat().st_mtime, reverse=True)[:SHOWN]
    letters = [(file.stem, _read(file)) for file in files]
    rows = [
        {
            "name": name,
            "to": letter["To"],
            "subject": letter["Subject"],
            "text": _body(letter, "plain"),
            "has_html": bool(_body(letter, "html")),
        }
        for name, letter in letters
    ]
    return render(request, "demo_post.html", {"letters": rows})


@require_safe
@never_cache
@xframe_options_sameorigin
def demo_letter(request: HttpRequest, name: str) -> HttpResponse:
    """One mail as a mail program would show it: its styles count, nothing else of it runs."""
    file = _folder() / f"{name}.eml"
    if not file.exists():
        raise Http404
    response = HttpResponse(_body(_read(file), "html").replace("<a ", '<a target="_top" '))
    response._csp_update = POLICY  # type: ignore[attr-defined]  # what django-csp's decorator sets
    return response


def _folder() -> Path:
    return Path(settings.OUTBOX_FILE_DIR)


def _read(file: Path) -> EmailMessage:
    return message_from_bytes(file.read_bytes(), policy=policy.default)


def _body(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    return str(part.get_content()) if part else ""
