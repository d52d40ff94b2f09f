"""The catalogue tool: what it finds, what it keeps, what it complains about."""

import gettext
import json

import pytest

from tools import messages

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext, npgettext_lazy
NAME = _("Police district")
def say(count):
    for _ in range(2): pass
    return ngettext("%(n)s place", "%(n)s places", count) % {"n": count} + pgettext("noun", "Order")
MANY = npgettext_lazy("time", "{n} minute", "{n} minutes", "n")
"""
TEMPLATE = """{% load i18n %}{% translate "Save" %} {% trans 'It’s "yours"' context "thing" %}
<h1 title="{% translate "50 % done" %}">{{ _("Plain") }}</h1>
{% include "a.html" with title=_("Handed over") %}
{% blocktranslate trimmed with name=user.name %}
    Dear {{ name }},
    welcome.
{% endblocktranslate %}
{% blocktranslate count counter=places context "seats" trimmed %}
    {{ counter }} left{% plural %}{{ counter }} lefts
{% endblocktranslate %}
{% comment %}{% translate "Not this" %}{% endcomment %}
"""
EVERYTHING = {
    ("Police district", None): ("Police district",),
    ("%(n)s place", None): ("%(n)s place", "%(n)s places"),
    ("Order", "noun"): ("Order",),
    ("{n} minute", "time"): ("{n} minute", "{n} minutes"),
    ("Save", None): ("Save",),
    ('It’s "yours"', "thing"): ('It’s "yours"',),
    ("50 %% done", None): ("50 %% done",),
    ("Plain", None): ("Plain",),
    ("Handed over", None): ("Handed over",),
    ("Dear %(name)s, welcome.", None): ("Dear %(name)s, welcome.",),
    ("%(counter)s left", "seats"): ("%(counter)s left", "%(counter)s lefts"),
}
DANISH = {
    "Police district": "Politikreds",
    "%(n)s place": ["én plads", "%(n)s pladser"],
    "noun\x04Order": "Orden",
    "time\x04{n} minute": ["{n} minut", "{n} minutter"],
    "Save": "Gem",
    'thing\x04It’s "yours"': "Den er »din«",
    "50 %% done": "50 %% færdig",
    "Plain": "Enkel",
    "Handed over": "Givet videre",
    "Dear %(name)s, welcome.": "Kære %(name)s, velkommen.",
    "seats\x04%(counter)s left": ["%(counter)s ledig", "%(counter)s ledige"],
}


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A source tree with one app, and a lock of its own."""
    monkeypatch.setattr(messages, "LOCK", tmp_path / "var" / "lock")
    templates = tmp_path / "app" / "templates" / "app"
    templates.mkdir(parents=True)
    (tmp_path / "app" / "apps.py").write_text("")
    (tmp_path / "app" / "models.py").write_text(PYTHON)
    (templates / "page.html").write_text(TEMPLATE)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "module.py").write_text('_("Not an app")')
    return tmp_path


@pytest.fixture
def catalogue(root):
    return root / "django.po"


def filled(root, catalogue, danish):
    messages.update(path=catalogue, root=root)
    draft = root / "draft.json"
    draft.write_text(json.dumps(danish))
    return messages.fill([draft], path=catalogue)


def test_every_way_of_saying_a_text_is_found(root):
    assert {key: text.forms for key, text in messages.texts_of_source(root).items()} == EVERYTHING


def test_a_filled_catalogue_has_no_problems_and_speaks_danish(root, catalogue):
    result = filled(root, catalogue, DANISH)
    assert (result.written, result.problems) == (len(EVERYTHING), [])
    assert messages.check(path=catalogue, root=root) == []
    assert messages.compile_catalogue(catalogue)
    with catalogue.with_suffix(".mo").open("rb") as file:
        danish = gettext.GNUTranslations(file)
    assert danish.gettext("Police district") == "Politikreds"
    assert danish.ngettext("%(n)s place", "%(n)s places", 2) == "%(n)s pladser"
    assert danish.pgettext("noun", "Order") == "Orden"


def test_the_file_is_the_same_after_another_run(root, catalogue):
    filled(root, catalogue, DANISH)
    before = catalogue.read_text()
    messages.update(path=catalogue, root=root)
    assert catalogue.read_text() == before
    assert str(root) not in before
    assert "models.py" not in before


def test_compiling_again_does_nothing(root, catalogue):
    filled(root, catalogue, DANISH)
    assert [messages.compile_catalogue(catalogue) for _ in range(2)] == [True, False]


def test_danish_whose_english_is_gone_waits_and_comes_back(root, catalogue):
    filled(root, catalogue, DANISH)
    module = root / "app" / "models.py"
    module.write_text('_ = str\nNAME = _("Police district")\n')
    messages.update(path=catalogue, root=root)
    assert any(": obsolete" in problem for problem in messages.check(path=catalogue, root=root))
    module.write_text(PYTHON)
    messages.update(path=catalogue, root=root)
    assert messages.check(path=catalogue, root=root) == []
    module.write_text('_ = str\nNAME = _("Police district")\n')
    messages.update(path=catalogue, root=root, prune=True)
    assert messages.check(path=catalogue, root=root) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"Save": ""}, "'Save': has no Danish"),
        ({"%(n)s place": ["", "%(n)s pladser"]}, "'%(n)s place': has no Danish"),
        (
            {"Dear %(name)s, welcome.": "Kære %(navn)s."},
            "'Dear %(name)s, welcome.': placeholders ['%(navn)s'] instead of ['%(name)s']",
        ),
        (
            {"%(n)s place": ["%(x)s", "%(n)s pladser"]},
            "'%(n)s place': placeholders ['%(x)s'] in the singular",
        ),
        ({"Save": "Gem\n"}, "'Save': begins or ends with another line break"),
    ],
)
def test_what_is_wrong_is_named(root, catalogue, changes, problem):
    filled(root, catalogue, DANISH | changes)
    found = messages.check(path=catalogue, root=root)
    assert problem in found


def test_a_fuzzy_entry_is_a_problem(root, catalogue):
    filled(root, catalogue, DANISH)
    catalogue.write_text(catalogue.read_text().replace('msgid "Save"', '#, fuzzy\nmsgid "Save"'))
    assert messages.check(path=catalogue, root=root) == ["'Save': is marked fuzzy"]


def test_a_new_text_and_a_gone_one_are_problems(root, catalogue):
    filled(root, catalogue, DANISH)
    (root / "app" / "models.py").write_text(PYTHON.replace("Police district", "District"))
    assert messages.check(path=catalogue, root=root) == [
        "'District': not in the catalogue (run make messages)",
        "'Police district': no longer in the source (run make messages)",
    ]


def test_filling_says_what_it_cannot_do(root, catalogue):
    wrong = {"Unknown": "Ukendt", "Save": ["Gem", "Gem"], "%(n)s place": "plads"}
    assert sorted(filled(root, catalogue, wrong).problems) == [
        "'%(n)s place': needs singular and plural",
        "'Save': has no plural in the source",
        "'Unknown': not in the source",
    ]


def test_two_files_that_disagree_are_named(root, catalogue):
    messages.update(path=catalogue, root=root)
    files = [root / "a.json", root / "b.json"]
    for file, danish in zip(files, ("Gem", "Bevar"), strict=True):
        file.write_text(json.dumps({"Save": danish}))
    result = messages.fill(files, path=catalogue)
    assert result.problems == ["'Save': b.json says 'Bevar', kept 'Gem'"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100 % sikker, 5 %% mere", []),
        ("%(b)s og %(a)d", ["%(a)d", "%(b)s"]),
        ("%s: {name}, {}", ["%s", "{name}", "{}"]),
    ],
)
def test_placeholders(text, expected):
    assert messages.placeholders(text) == expected
