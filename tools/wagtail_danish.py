"""Wagtail's own texts in Danish: `python -m tools.wagtail_danish update|check`.

Wagtail brings about a sixth of its texts in Danish, in several voices. The whole catalogue therefore lies in
`site/locale_wagtail/`, for Python (`django.po`) and for what the browser draws (`djangojs.po`). What belongs in it
is read from the installed Wagtail: the English catalogues of those of its apps that INSTALLED_APPS names, so that
what we don't use (search promotions, style guide, translations between page trees) needs no Danish.

A few English words stand in Wagtail's templates without a way to translate them ("None" for want of a name is one).
Those templates are copied to `site/templates_wagtail/` with that word alone exchanged; `check` says when a copy is out
of step.
"""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tools import messages
from tools.messages import Found, Key

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "site" / "locale_wagtail" / "da" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
TEMPLATES = ROOT / "site" / "templates_wagtail"
SEARCH = ('value="Search"', """value="{% trans 'Search' %}\"""")
WRITTEN_IN_ENGLISH = {
    "wagtailadmin/reports/aging_pages_results.html": (
        "username=page.last_published_by_user %}",
        "username=page.last_published_by_user|default:'–' %}",
    ),
    "wagtailadmin/home.html": SEARCH,
    "wagtailadmin/shared/header.html": SEARCH,
    "wagtailadmin/shared/headers/_actions.html": (
        'aria-label="Actions"',
        """aria-label="{% load i18n %}{% trans 'Actions' %}\"""",
    ),
}
HEADER = messages.HEADER.replace(
    "# Tryghed's Danish texts. Written by tools/messages.py: change the msgstr lines only.",
    "# Wagtail's texts in our Danish. Written by tools/wagtail_danish.py: change the msgstr lines only.\n"
    "# Words: page = side, draft = kladde, publish = udgiv, unpublish = træk tilbage, workflow =\n"
    "# godkendelsesforløb (forløb), task = trin, revision = version, privacy = adgang, usage = brug, snippet =\n"
    "# tekststykke, collection = samling, tag = emneord, slug = adressenavn, alias = spejlside, site = websted,\n"
    "# redirect = viderestilling, user = person, edit = ret, cancel = fortryd. %(model_name)s stands in brackets,\n"
    "# because Danish would need its gender.",
)


def installed_apps() -> list[str]:
    """The apps of Wagtail that this site has."""
    from tryghed.settings.base import INSTALLED_APPS

    return [name for name in INSTALLED_APPS if name.partition(".")[0] == "wagtail"]


def english(app: str, domain: str) -> Catalog | None:
    """The English catalogue that an app of Wagtail brings; none if it has no texts there."""
    spec = find_spec(app)
    for folder in (spec and spec.submodule_search_locations) or []:
        path = Path(folder) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        if path.exists():
            with path.open("rb") as file:
                return read_po(file, locale="en")
    return None


def texts_of_wagtail(domain: str) -> dict[Key, Found]:
    """Every text of the installed apps. Where one app has a plural for it and another hasn't, the plural counts."""
    texts: dict[Key, Found] = {}
    for app in installed_apps():
        for message in english(app, domain) or ():
            forms = messages.forms(message.id)
            found = Found(forms, message.context)
            if forms[0] and len(texts.get(found.key, Found(())).forms) < len(forms):
                texts[found.key] = found
    return texts


def template_in_danish(name: str) -> str:
    """A template of the installed Wagtail with its English word exchanged; KeyError if that word is gone."""
    english_word, translated = WRITTEN_IN_ENGLISH[name]
    spec = find_spec("wagtail.admin")
    for folder in (spec and spec.submodule_search_locations) or []:
        source = (Path(folder) / "templates" / name).read_text(encoding="utf-8")
        if english_word in source:
            return source.replace(english_word, translated)
    raise KeyError(f"{name} of Wagtail no longer says {english_word}: take it out of WRITTEN_IN_ENGLISH")


def template_problems() -> list[str]:
    """The copied templates that aren't those of the installed Wagtail."""
    return [
        f"{name}: not the installed Wagtail's (run make messages)"
        for name in WRITTEN_IN_ENGLISH
        if not (TEMPLATES / name).exists()
        or (TEMPLATES / name).read_text(encoding="utf-8") != template_in_danish(name)
    ]


def update() -> int:
    """Bring all files in step with the installed Wagtail; returns how many texts have no Danish yet."""
    for name in WRITTEN_IN_ENGLISH:
        (TEMPLATES / name).parent.mkdir(parents=True, exist_ok=True)
        (TEMPLATES / name).write_text(template_in_danish(name), encoding="utf-8")
    empty = 0
    for domain in DOMAINS:
        path = FOLDER / f"{domain}.po"
        with messages.locked():
            old = messages.read(path)
            catalog = messages.brought_up_to_date(old, texts_of_wagtail(domain), prune=True)
            messages.write(catalog, path, HEADER)
        empty += sum(not all(messages.forms(each.string)) for each in catalog if each.id)
    return empty


def check() -> list[str]:
    """Everything that stands between an editor and a Danish admin; empty when all is well."""
    return template_problems() + [
        f"{domain}: {problem}"
        for domain in DOMAINS
        for problem in messages.problems_with(
            messages.read(FOLDER / f"{domain}.po"), texts_of_wagtail(domain)
        )
    ]


def main(argv: list[str]) -> int:
    """Run one subcommand; returns the exit code."""
    parser = argparse.ArgumentParser(prog="wagtail_danish", description=__doc__)
    parser.add_argument("command", choices=("update", "check"))
    if parser.parse_args(argv).command == "update":
        print(f"{update()} of Wagtail's texts have no Danish yet")
        return 0
    problems = check()
    print(
        "\n".join(
            [*problems, f"{len(problems)} problems with Wagtail's Danish" if problems else "All is well."]
        )
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "site"))
    sys.exit(main(sys.argv[1:]))
