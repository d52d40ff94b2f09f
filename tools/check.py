"""`make check`: every check in turn, all of them even when one fails, and a table at the end."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
CHECKS = {
    "formatting": [str(BIN / "ruff"), "format", "--check", "--output-format", "concise", "."],
    "linting": [str(BIN / "ruff"), "check", "--output-format", "concise", "."],
    "imports point one way": [str(BIN / "lint-imports")],
    "types": [str(BIN / "mypy")],
    "templates": [str(BIN / "djlint"), "--lint", "--quiet", "."],
    "Django's own checks": [*MANAGE, "check", "--fail-level", "WARNING"],
    "migrations in step": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "Danish complete": [sys.executable, "tools/messages.py", "check"],
    "Wagtail's Danish complete": [sys.executable, "-m", "tools.wagtail_danish", "check"],
    "words of the glossary": [sys.executable, "-m", "tools.glossary"],
}
SHOWN = 60  # lines of a failing check


def run(command: list[str]) -> tuple[bool, str]:
    """Run one check with the test settings; returns whether it passed, and what it said."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tryghed.settings.test", "NO_COLOR": "1"}
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return result.returncode == 0, result.stdout


def main() -> int:
    """Run all; 1 if any failed."""
    failed = []
    for name, command in CHECKS.items():
        started = time.monotonic()
        passed, said = run(command)
        print(f"{'ok    ' if passed else 'FAILED'}  {name} ({time.monotonic() - started:.0f} s)", flush=True)
        if not passed:
            failed.append(name)
            lines = said.splitlines()
            print("\n".join(f"    {line}" for line in lines[-SHOWN:]), flush=True)
            if len(lines) > SHOWN:
                print(f"    (the last {SHOWN} of {len(lines)} lines)")
    print(f"Failed: {', '.join(failed)}." if failed else "All checks are in order.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
