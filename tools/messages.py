"""The Danish catalogue, without the system's gettext: `python tools/messages.py extract|fill|compile|check`.

English is what the source says; Danish lies in `site/locale/da/LC_MESSAGES/django.po`, sorted and without
line numbers, so that two people's changes merge. Everything is done with Babel, so no tool has to be
installed by hand.
"""

import argparse
import ast
import fcntl
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as babel_extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "site" / "locale" / "da" / "LC_MESSAGES" / "django.po"
ALL_CATALOGUES = "site/locale*/*/LC_MESSAGES/*.po"  # ours, and what Wagtail lacks (tools/wagtail_danish.py)
LOCK = ROOT / "var" / ".messages.lock"
DRAFTS = ROOT / "var" / "po"
CONTEXT_SEPARATOR = "\x04"  # as in .mo files: "context\x04msgid"
HEADER = """# Tryghed's Danish texts. Written by tools/messages.py: change the msgstr lines only.
msgid ""
msgstr ""
"Project-Id-Version: tryghed\\n"
"Language: da\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_PLAIN, _PLURAL = (1,), (1, 2)
_CONTEXT, _CONTEXT_PLURAL = ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": _PLAIN,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), _PLAIN),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), _PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), _CONTEXT_PLURAL),
}
_LITERAL = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({_LITERAL}(?:\s*,\s*{_LITERAL})*)", re.DOTALL)
_PLACEHOLDER = re.compile(
    r"%\((?P<name>\w+)\)[#0+-]*\d*(?:\.\d+)?[a-zA-Z]"
    r"|%[#0+-]*\d*(?:\.\d+)?[sdifr](?!\w)"
    r"|\{\w*(?:[.!:][^{}]*)?\}"
)
Translation = str | list[str]
Key = tuple[str, str | None]
Texts = str | tuple[str, ...] | list[str] | None  # what Babel keeps: one form, several, or none


@dataclass
class Found:
    """One text of the source: its English forms and its context."""

    forms: tuple[str, ...]
    context: str | None = None

    @property
    def key(self) -> Key:
        """What the catalogue knows it by."""
        return self.forms[0], self.context


# --- reading the source ---------------------------------------------------------------------------------


def source_files(root: Path) -> Iterator[Path]:
    """Python and templates of our own apps: the folders with an `apps.py`, and `site`."""
    apps = sorted(path.parent for path in root.glob("*/apps.py"))
    for folder in [*apps, root / "site"]:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(root).parts
            template = path.suffix in {".html", ".txt"} and "templates" in inside
            if (path.suffix == ".py" or template) and "migrations" not in inside:
                yield path


def texts_of_python(source: bytes) -> Iterator[Found]:
    """The texts that Python code hands to gettext and its sisters."""
    for _line, message, _comments, context in babel_extract("python", io.BytesIO(source), KEYWORDS):
        yield Found(message if isinstance(message, tuple) else (message,), context)


def texts_of_template(source: str) -> Iterator[Found]:
    """The texts of `translate`, `blocktranslate` (plural, context, trimmed) and `_("…")` in a template."""
    for name, literals in _CALL.findall(templatize(source)):
        parts = tuple(ast.literal_eval(each) for each in re.findall(_LITERAL, literals, re.DOTALL))
        context = parts[0] if "pgettext" in name else None
        yield Found(parts[1:] if "pgettext" in name else parts, context)


def texts_of_source(root: Path = ROOT) -> dict[Key, Found]:
    """Every text of our apps. Where one place has a plural for it and another hasn't, the plural counts."""
    found: dict[Key, Found] = {}
    for path in source_files(root):
        try:
            if path.suffix == ".py":
                texts = list(texts_of_python(path.read_bytes()))
            else:
                texts = list(texts_of_template(path.read_text(encoding="utf-8")))
        except SyntaxError as error:
            raise SystemExit(f"{path.relative_to(root)}: {error}") from error
        for text in texts:
            known = found.get(text.key)
            if text.forms[0] and (known is None or len(known.forms) < len(text.forms)):
                found[text.key] = text
    return found


# --- the catalogue --------------------------------------------------------------------------------------


@contextmanager
def locked() -> Iterator[None]:
    """One run at a time: test workers and people start this side by side."""
    LOCK.parent.mkdir(parents=True, exist_ok=True)
    with LOCK.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def read(path: Path) -> Catalog:
    """The catalogue as it lies there; an empty one if there is none."""
    if not path.exists():
        return Catalog(locale="da", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="da", charset="utf-8")


def write(catalog: Catalog, path: Path, header: str = HEADER) -> None:
    """Write it sorted, with a header of our own: Babel's holds the hour and would differ at every run."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, no_location=True, omit_header=True, sort_output=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, header.encode() + out.getvalue().strip(b"\n") + b"\n")


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def brought_up_to_date(old: Catalog, texts: dict[Key, Found], *, prune: bool = False) -> Catalog:
    """A catalogue of exactly these texts with the Danish that `old` has for them.

    Danish whose English is gone stays as an obsolete entry, so that nothing is lost while somebody's
    file is half written; `prune` drops it. Guessing (fuzzy) is not done: a guess is no translation.
    """
    new = Catalog(locale="da", charset="utf-8")
    known = _with_obsolete(old)
    for key, text in texts.items():
        english = text.forms if len(text.forms) > 1 else text.forms[0]
        danish = known.pop(key).string if key in known else ""
        new.add(english, _fitting(danish, plural=len(text.forms) > 1), context=text.context)
    if not prune:
        for key, message in known.items():
            if any(forms(message.string)):
                new.obsolete[key if key[1] else key[0]] = message  # type: ignore[index]
    return new


def _with_obsolete(catalog: Catalog) -> dict[Key, Message]:
    messages = [*catalog.obsolete.values(), *(message for message in catalog if message.id)]
    return {(forms(message.id)[0], message.context): message for message in messages}


def forms(value: Texts) -> tuple[str, ...]:
    """The forms of a text: singular and plural, or the one there is."""
    return (value or "",) if isinstance(value, str | None) else tuple(value)


def _fitting(danish: Texts, *, plural: bool) -> str | tuple[str, ...]:
    """The Danish if it has the number of forms that the English now has, else nothing."""
    if plural:
        return danish if isinstance(danish, tuple) and len(danish) == 2 else ("", "")
    return danish if isinstance(danish, str) else ""


def update(*, path: Path = CATALOGUE, root: Path = ROOT, prune: bool = False) -> Catalog:
    """Bring the file in step with the source; returns what was written."""
    with locked():
        catalog = brought_up_to_date(read(path), texts_of_source(root), prune=prune)
        write(catalog, path)
    return catalog


# --- filling in Danish ----------------------------------------------------------------------------------


@dataclass
class Filled:
    """What filling did, and what it could not do."""

    written: int = 0
    problems: list[str] = field(default_factory=list)


def fill(files: list[Path], *, path: Path = CATALOGUE) -> Filled:
    """Write the Danish of JSON files ({"English": "dansk"} or [singular, plural]) into the catalogue."""
    result = Filled()
    with locked():
        catalog = read(path)
        known = {(forms(message.id)[0], message.context): message for message in catalog if message.id}
        for key, danish in _drafts(files, result).items():
            problem = _set(known.get(key), danish)
            if problem:
                result.problems.append(f"{_shown(key)}: {problem}")
            else:
                result.written += 1
        write(catalog, path)
    return result


def _drafts(files: list[Path], result: Filled) -> dict[Key, Translation]:
    drafts: dict[Key, Translation] = {}
    for file in files:
        for name, danish in json.loads(file.read_text(encoding="utf-8")).items():
            context, separator, msgid = name.partition(CONTEXT_SEPARATOR)
            key: Key = (msgid, context) if separator else (name, None)
            if drafts.setdefault(key, danish) != danish:
                result.problems.append(f"{_shown(key)}: {file.name} says {danish!r}, kept {drafts[key]!r}")
    return drafts


def _set(message: Message | None, danish: Translation) -> str:
    """Give a message its Danish; returns what stands against it."""
    if message is None:
        return "not in the source"
    plural = isinstance(message.id, tuple | list)
    if plural != isinstance(danish, list) or (plural and len(danish) != 2):
        return "needs singular and plural" if plural else "has no plural in the source"
    message.string = tuple(danish) if isinstance(danish, list) else danish
    message.flags.discard("fuzzy")
    return ""


# --- compiling and checking -----------------------------------------------------------------------------


def compile_catalogue(path: Path = CATALOGUE) -> bool:
    """Write the `.mo` beside the catalogue unless it is newer; returns whether it was written."""
    target = path.with_suffix(".mo")
    with locked():
        if not path.exists() or (target.exists() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns):
            return False
        out = io.BytesIO()
        write_mo(out, read(path))
        _replace(target, out.getvalue())
    return True


def compile_all(root: Path = ROOT) -> None:
    """Write the `.mo` files of every catalogue of the project."""
    for path in sorted(root.glob(ALL_CATALOGUES)):
        compile_catalogue(path)


def placeholders(text: str) -> list[str]:
    """The places in a text where a value goes: `%(name)s`, `%s`, `{name}`; sorted, without `%%`."""
    return sorted(match.group(0) for match in _PLACEHOLDER.finditer(text.replace("%%", "")))


def problems_of(message: Message) -> list[str]:
    """What is wrong with one entry: no Danish, a guess, other placeholders or line breaks at its ends."""
    english, danish = forms(message.id), forms(message.string)
    if not all(part.strip() for part in danish) or len(danish) != len(english):
        return ["has no Danish"]
    problems = ["is marked fuzzy"] if message.fuzzy else []
    if placeholders(danish[-1]) != placeholders(english[-1]):
        problems.append(f"placeholders {placeholders(danish[-1])} instead of {placeholders(english[-1])}")
    # The singular may leave out the number ("one place"), but may not name what isn't handed over.
    allowed = {each for form in english for each in placeholders(form)}
    if not set(placeholders(danish[0])) <= allowed:
        problems.append(f"placeholders {placeholders(danish[0])} in the singular")
    for edge in (str.startswith, str.endswith):
        if any(edge(one, "\n") != edge(other, "\n") for one, other in zip(english, danish, strict=True)):
            problems.append("begins or ends with another line break")
    return problems


def check(*, path: Path = CATALOGUE, root: Path = ROOT) -> list[str]:
    """Everything that stands between the catalogue and a wholly Danish site; empty when all is well."""
    return problems_with(read(path), texts_of_source(root))


def problems_with(catalog: Catalog, texts: dict[Key, Found]) -> list[str]:
    """What a catalogue lacks, has too much of or says wrongly, if it is to hold these texts."""
    known = {(forms(message.id)[0], message.context): message for message in catalog if message.id}
    problems = [
        f"{_shown(key)}: not in the catalogue (run make messages)" for key in texts if key not in known
    ]
    for key, message in known.items():
        if key not in texts:
            problems.append(f"{_shown(key)}: no longer in the source (run make messages)")
            continue
        if forms(message.id) != texts[key].forms:
            problems.append(f"{_shown(key)}: its plural changed (run make messages)")
        problems += [f"{_shown(key)}: {problem}" for problem in problems_of(message)]
    problems += [f"{_shown(key)}: obsolete (run make messages)" for key in map(_key, catalog.obsolete)]
    return sorted(problems)


def _key(obsolete: str | tuple[str, str]) -> Key:
    return (obsolete, None) if isinstance(obsolete, str) else obsolete


def _shown(key: Key) -> str:
    return repr(key[0]) + (f" ({key[1]})" if key[1] else "")


# --- command line ---------------------------------------------------------------------------------------


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="messages", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("extract", "update"):
        extract = commands.add_parser(name, help="bring the catalogue in step with the source")
        extract.add_argument("--prune", action="store_true", help="drop Danish whose English is gone")
    filler = commands.add_parser("fill", help="write the Danish of JSON files into the catalogue")
    filler.add_argument("files", nargs="*", type=Path, help="JSON files (var/po/*.json if none is named)")
    commands.add_parser("missing", help="print what has no Danish, as JSON to fill in")
    commands.add_parser("compile", help="write the .mo file")
    commands.add_parser("check", help="fail unless every text has its Danish")
    return parser.parse_args(argv)


def _missing() -> dict[str, Translation]:
    catalog = brought_up_to_date(read(CATALOGUE), texts_of_source())
    empty = [message for message in catalog if message.id and "has no Danish" in problems_of(message)]
    return {
        (f"{message.context}{CONTEXT_SEPARATOR}" if message.context else "") + forms(message.id)[0]: (
            ["", ""] if len(forms(message.id)) > 1 else ""
        )
        for message in sorted(empty, key=lambda message: forms(message.id)[0])
    }


def _report(problems: list[str], closing: str) -> int:
    for problem in problems:
        print(problem)
    print(closing)
    return 1 if problems else 0


def main(argv: list[str]) -> int:
    """Run one subcommand; returns the exit code."""
    arguments = _arguments(argv)
    if arguments.command in {"extract", "update"}:
        catalog = update(prune=arguments.prune)
        empty = sum(not all(forms(message.string)) for message in catalog if message.id)
        print(f"{len(catalog)} texts, {empty} without Danish, {len(catalog.obsolete)} obsolete")
    elif arguments.command == "fill":
        update()
        result = fill(arguments.files or sorted(DRAFTS.glob("*.json")))
        return _report(result.problems, f"{result.written} texts filled in")
    elif arguments.command == "missing":
        print(json.dumps(_missing(), ensure_ascii=False, indent=2))
    elif arguments.command == "compile":
        compile_all()
    else:
        problems = check()
        closing = (
            f"{len(problems)} problems with the Danish texts" if problems else "Every text has its Danish."
        )
        return _report(problems, closing)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
