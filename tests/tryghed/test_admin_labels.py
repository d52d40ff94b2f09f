"""Texts that Wagtail translates while a module is loaded don't depend on who asked first."""

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tools.wagtail_danish import installed_apps
from tryghed.admin_labels import TRANSLATED_WHEN_LOADED

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = {"gettext", "ngettext", "pgettext", "npgettext"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
ENGLISH_FIRST = """
import django
from django.utils import translation
django.setup()
translation.activate("en")
from wagtail.admin.viewsets.chooser import ChooserViewSet
print(ChooserViewSet.search_tab_label)
"""


def _modules():
    for app in installed_apps():
        folder = Path(find_spec(app).submodule_search_locations[0])
        for path in folder.rglob("*.py"):
            inside = path.relative_to(folder).with_suffix("").parts
            if not {"tests", "test", "migrations", "contrib", "project_template"} & set(inside):
                yield ".".join((app, *inside)), path


def _outside_functions(node):
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, FUNCTIONS):
            yield child
            yield from _outside_functions(child)


def _translates_when_loaded(tree):
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name in AT_ONCE
    }
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
        for node in _outside_functions(tree)
    )


def test_every_module_that_does_so_is_loaded_in_the_language_of_the_site():
    found = {
        name
        for name, path in _modules()
        if _translates_when_loaded(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set(TRANSLATED_WHEN_LOADED)


def test_whoever_comes_first():
    said = subprocess.run(
        [sys.executable, "-c", ENGLISH_FIRST],
        cwd=ROOT / "site",
        env={"DJANGO_SETTINGS_MODULE": "tryghed.settings.test", "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["Søg"]
