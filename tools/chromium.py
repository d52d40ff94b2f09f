"""Find a Chromium for the browser journeys, or install one: `python tools/chromium.py` prints its path.

Looked for in this order: `$CHROMIUM`, the PATH, the usual places on macOS, Playwright's own; then
installed by apt (Debian, as root) or by `playwright install chromium`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
# A test browser talks to the test server alone: no updates, no sync, no first-run pages.
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NOT_FOUND = (
    "No Chromium was found and none could be installed. Install Chromium or Chrome, or name one: "
    "CHROMIUM=/path/to/chromium make test"
)


def find() -> str | None:
    """The path of a browser that is there, or None. A wrong `$CHROMIUM` stops the run."""
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise SystemExit(f"CHROMIUM names {named}, which is no program.")
        return path
    on_path = (shutil.which(name) for name in NAMES)
    on_mac = (str(path) for path in MAC if sys.platform == "darwin" and path.exists())
    return next(filter(None, [*on_path, *on_mac]), None) or _of_playwright()


def launch_args(path: str) -> dict[str, object]:
    """How Playwright starts that browser. Chromium's sandbox refuses to work for root (containers, CI)."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": path, "args": [*QUIET, *(["--no-sandbox"] if as_root else [])]}


def install() -> str | None:
    """Install one and return its path, or None."""
    on_debian = shutil.which("apt-get") and sys.platform == "linux" and os.geteuid() == 0
    if on_debian:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *arguments], env=quiet, stdout=sys.stderr, check=False)
        if path := find():
            return path
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False
    )
    return find()


def _of_playwright() -> str | None:
    """The browser that `playwright install` brought. Asked only when there is no other: it starts Node."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Print the path; 1 and a sentence if there is none."""
    path = find() or install()
    if path is None:
        print(NOT_FOUND, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
