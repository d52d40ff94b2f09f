"""Make `.venv` with the locked dependencies; in seconds when nothing has changed.

Runs on the system's Python, before anything is installed: standard library only. pip uses the machine's
own configuration, so a company's mirror works without a word here.
"""

import fcntl
import hashlib
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / ".tryghed-stamp"
LOCK = ROOT / "var" / ".bootstrap.lock"
WANTED = ("requirements.txt", "pyproject.toml")


def fingerprint() -> str:
    """Changes with the dependencies, the Python, and the folder (an editable install holds its path)."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for name in WANTED:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def works() -> bool:
    """Whether the environment's Python starts and is of the version that runs this."""
    if not PYTHON.exists():
        return False
    asked = [str(PYTHON), "-c", "import sys; print(*sys.version_info[:2])"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def pip(*arguments: str) -> None:
    """Run the environment's pip, which then says errors only: its warnings are about the machine."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-qq", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SystemExit("pip could not install the dependencies; its message is above.")


def install() -> None:
    """Make the environment if need be, install what the lock names, then the project itself."""
    STAMP.unlink(missing_ok=True)
    if not works():
        print(f"Making .venv with Python {sys.version_info[0]}.{sys.version_info[1]} …", flush=True)
        venv.create(ENVIRONMENT, with_pip=True, clear=ENVIRONMENT.exists())
    print("Installing the locked dependencies …", flush=True)
    pip("--require-hashes", "-r", "requirements.txt")
    # An editable install cannot be hashed; its build tool is in the lock, so nothing else is fetched.
    pip("--no-deps", "--no-build-isolation", "-e", ".")
    STAMP.write_text(fingerprint())


def main() -> int:
    """Install unless that is done already; one run at a time."""
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not (STAMP.exists() and STAMP.read_text() == fingerprint() and PYTHON.exists()):
            install()
    return 0


if __name__ == "__main__":
    sys.exit(main())
