"""What holds for the house as a whole."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from core.fields import FreeCharField, FreeTextField

ROOT = Path(__file__).resolve().parents[1]
ROOMS = [
    "core",
    "places",
    "outbox",
    "accounts",
    "home",
    "workspace",
    "projects",
    "volunteers",
    "coordination",
]
OURS = [*ROOMS, "tryghed"]
# Text that people don't write: codes, keys, addresses and what the outbox or the logs hold.
NOT_FREE = {
    "places",  # embedded data
    "outbox",  # copies of what templates wrote
    "accounts.AccessEntry.query",  # an address of ours
    "accounts.StateChange.subject_type",
    "accounts.StateChange.transition",
    "accounts.StateChange.source",
    "accounts.StateChange.target",
    "accounts.User.password",
    "projects.Requirement.key",
    "projects.SessionSeries.rule",
    "projects.Wish.key",
    "volunteers.ProfileWord.key",
}


def _sources():
    for room in [*ROOMS, "site/tryghed"]:
        yield from (path for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts)


def test_site_is_no_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_gitignore_does_not_name_site():
    assert "/site" not in (ROOT / ".gitignore").read_text().split()


@pytest.mark.parametrize("path", sorted(_sources()), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path):
    source = path.read_text()
    assert source.count("\n") <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 40, node.name


def _is_free(field):
    return isinstance(field, models.CharField | models.TextField) and not (
        field.choices or isinstance(field, models.EmailField | models.URLField | models.SlugField)
    )


def test_every_free_text_field_refuses_cpr():
    """DOMAIN rule 5. Pages check all their text in `BasePage.clean`."""
    from home.base import BasePage

    missing = []
    for model in apps.get_models():
        if (
            model._meta.app_label not in ROOMS
            or issubclass(model, BasePage)
            or model._meta.app_label in NOT_FREE
        ):
            continue
        for field in model._meta.local_fields:
            name = f"{model._meta.label}.{field.name}"
            if (
                _is_free(field)
                and not isinstance(field, FreeCharField | FreeTextField)
                and name not in NOT_FREE
            ):
                missing.append(name)
    assert [name for name in missing if not name.endswith(".phone")] == []


def test_no_module_cycle():
    """No cycle between modules, rooms included; imports that only types need don't count."""
    graph = {_module(path): _imports(path) for path in _sources()}
    state: dict[str, int] = {}
    for module in graph:
        _visit(module, graph, state, [])


def _module(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    parts = parts[1:] if parts[0] == "site" else parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path):
    found = set()
    tree = ast.parse(path.read_text())
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in OURS:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def _visit(module, graph, state, trail):
    if state.get(module) == 2:
        return
    assert state.get(module) != 1, f"cycle: {' → '.join([*trail, module])}"
    state[module] = 1
    for target in sorted(graph[module] & set(graph)):
        if not module.startswith(f"{target}."):
            _visit(target, graph, state, [*trail, module])
    state[module] = 2
