"""Pictures of the demo's main screens at 360 and 1280 px: `python tools/screenshots.py [address]`.

Without an address it serves a demo of its own on a free port, with a database made anew each day, and ends it
again. All pictures come to `var/screenshots/demo/`; those that README.md shows also to `docs/screenshots/`, as
WebP of at most 120 KB.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools import chromium

ROOT = Path(__file__).resolve().parents[1]
# The demo counts its dates from the day it is loaded: yesterday's database shows yesterday's Min dag.
DATABASE = ROOT / "var" / f"screenshots-{time.strftime('%Y%m%d')}.sqlite3"
ALL = ROOT / "var" / "screenshots" / "demo"
SHOWN = ROOT / "docs" / "screenshots"
WIDTHS = (360, 1280)
# A page's first two screens tell enough in the README; the whole page lies in var/.
SHOWN_HEIGHT = {360: 780, 1280: 860}
LARGEST = 120_000  # bytes, of a picture in the README
SECONDS_TO_START = 300


@dataclass(frozen=True)
class Shot:
    """A screen: its name, as whom (None: nobody), its address, links to follow there, widths for the README."""

    name: str
    who: str | None
    path: str
    follow: tuple[str, ...] = ()
    shown: tuple[int, ...] = ()


TASK = "main .t-queue a, main table a"
SHOTS = (
    Shot("home", None, "/", shown=(360, 1280)),
    Shot("projects", None, "/projekter/"),
    Shot("near-me", None, "/projekter/?postnummer=5240", shown=(1280,)),
    Shot("project", None, "/projekter/aftenvandring-paa-skibhusvej/", shown=(360, 1280)),
    Shot("tasks", None, "/opgaver/"),
    Shot("news", None, "/nyheder/"),
    Shot("help-for-victims", None, "/hjaelp-til-ofre/"),
    Shot("search", None, "/soeg/?q=vandring"),
    Shot("wizard", None, "/bliv-ambassadoer/"),
    Shot("log-in", None, "/konto/login/code/"),
    Shot("my-page", "ambassadoer", "/min-side/", shown=(360,)),
    Shot("applicant", "ansoeger", "/min-side/"),
    Shot("my-day", "koordinator.fyn", "/koordinator/", shown=(1280,)),
    Shot("applications", "koordinator.fyn", "/koordinator/ansoegninger/"),
    Shot("ambassadors", "koordinator.fyn", "/koordinator/ambassadoerer/"),
    Shot("matching-list", "koordinator.fyn", "/koordinator/matching/"),
    Shot("matching", "koordinator.fyn", "/koordinator/matching/", (TASK,), (1280,)),
    Shot("plan", "koordinator.fyn", "/koordinator/matching/plan/", ("main table a",), (1280,)),
    Shot("calendar", "koordinator.fyn", "/koordinator/kalender/"),
    Shot("area", "betjent.vollsmose", "/koordinator/omraader/", ("main table a",)),
    Shot("messages", "koordinator.fyn", "/koordinator/beskeder/", ("main table a",)),
    Shot("attendance", "betjent.vollsmose", "/koordinator/fremmoede/"),
    Shot("check-in", "koordinator.fyn", "/koordinator/fremmoede/", ("main .t-sessions a",), (360,)),
    Shot("partner", "partner", "/partner/"),
    Shot("suits-you", "ambassadoer", "/opgaver/?passer=ja"),
    Shot("figures", "ledelse", "/koordinator/tal/"),
    Shot("editor", "redaktoer", "/admin/"),
)


def main(arguments: list[str]) -> int:
    """Take them all; 1 when a screen doesn't answer or a picture is too heavy."""
    path = chromium.find() or chromium.install()
    if path is None:
        print(chromium.NOT_FOUND, file=sys.stderr)
        return 1
    for folder in (ALL, SHOWN):
        folder.mkdir(parents=True, exist_ok=True)
    server = _given(arguments[0]) if arguments else _own_server()
    with server as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_args(path))  # type: ignore[arg-type]
        problems = [problem for shot in SHOTS for problem in _take(browser, url, shot)]
        browser.close()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


@contextmanager
def _given(url: str) -> Iterator[str]:
    yield url.rstrip("/")


@contextmanager
def _own_server() -> Iterator[str]:
    """Serve a demo until the pictures are taken. Its own group of processes ends with it, nobody else's."""
    for file in DATABASE.parent.glob("screenshots-*.sqlite3*"):
        if not file.name.startswith(DATABASE.name):
            file.unlink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{DATABASE}"}
    command = [sys.executable, str(ROOT / "manage.py"), "serve_demo", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, server)
        yield url
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if server.poll() is not None:
            raise SystemExit(f"The demo ended by itself with {server.returncode}.")
        try:
            urllib.request.urlopen(f"{url}/konto/login/", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"The demo doesn't answer after {SECONDS_TO_START} seconds.")


def _take(browser: Browser, url: str, shot: Shot) -> Iterator[str]:
    """One screen at both widths; yields what went wrong."""
    for width in WIDTHS:
        context = browser.new_context(
            base_url=url,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            reduced_motion="reduce",
            viewport={"width": width, "height": SHOWN_HEIGHT[width]},
        )
        page = context.new_page()
        status = _open(page, shot)
        if status != 200:
            yield f"{shot.name}: {page.url} answers {status}"
        _settle(page)
        page.screenshot(path=ALL / f"{shot.name}-{width}.png", full_page=True, caret="hide")
        if width in shot.shown:
            yield from _save_for_readme(f"{shot.name}-{width}", page.screenshot(caret="hide"))
        context.close()
    print(f"{shot.name:20} {shot.path}")


def _open(page: Page, shot: Shot) -> int:
    """Sign in by the demo's own bar, go to the address and on; returns the last status."""
    if shot.who:
        page.goto("/")
        page.locator(".t-tryas summary").click()
        page.locator(f'form[action$="/demo/som/{shot.who}/"] button').click()
    answer = page.goto(shot.path)
    for selector in shot.follow:
        with page.expect_navigation() as following:
            page.locator(selector).first.click()
        answer = following.value
    return answer.status if answer else 0


def _settle(page: Page) -> None:
    """Fonts are there, and so is every picture, those below the fold too."""
    page.evaluate("""async () => {
      for (const image of document.images) { image.loading = 'eager'; }
      await document.fonts.ready;
      await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
    }""")


def _save_for_readme(name: str, png: bytes) -> Iterator[str]:
    file = SHOWN / f"{name}.webp"
    with Image.open(BytesIO(png)) as picture:
        picture.convert("RGB").save(file, "WEBP", quality=82, method=6)
    if (size := file.stat().st_size) > LARGEST:
        yield f"{file.name} weighs {size} bytes, more than {LARGEST}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
