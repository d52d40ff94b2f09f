"""Write docs/roles.md from what the code answers: `python tools/roles.py`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEST = "tests/tryghed/test_roles.py::test_the_page_is_in_step"


def main() -> int:
    """Ask in a test database, which has the places and is thrown away."""
    environment = {**os.environ, "TRYGHED_WRITE_ROLES": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", TEST]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
