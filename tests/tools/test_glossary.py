"""The glossary: its tables are read, a planted word is found, and the source has none."""

import pytest
from babel.messages.catalog import Catalog

from tools import glossary, messages

AVOIDED = glossary.avoided_of(glossary.GLOSSARY.read_text(encoding="utf-8"))


def hits(danish):
    """What is found in a text, with what to write instead."""
    found = [glossary.Text("her", danish)]
    return [problem.split(": ")[1] for problem in glossary.problems(AVOIDED, found)]


def test_all_danish_uses_the_words_of_the_glossary():
    assert glossary.problems(AVOIDED, glossary.texts()) == []


def test_every_kind_of_text_is_read():
    places = {text.where.partition(":")[0] for text in glossary.texts()}
    assert {*glossary.PYTHON, *glossary.TEMPLATES, "projects/ventesalen.json", "“Back”"} <= places
    assert sum(place.startswith("“") for place in places) > 1000


@pytest.mark.parametrize(
    ("danish", "found"),
    [
        ("Det er vedrørende din sag.", "»vedrørende« – write »om«"),
        ("Bliv frivillig ambassadør.", "»frivillig ambassadør« – write »tryghedsambassadør«"),
        ("Kom til vores event.", "»event« – write »initiativ«"),
        ("Indsendelse af svar", "»Indsend« – write »send«"),
        ("Ansøger\n bedes svare.", "»Ansøger\n bedes« – write »du skal, du kan«"),
        ("Brugeren ser det.", "»Brugeren« – write »person«"),
        ("Skriv en gendannelseskode.", "»gendannelseskode« – write »nødkode«"),
        ("Velkommen!", "»!« – write ».«"),
        ("Klik her.", "»Klik her« – write »siden (nævn den ved navn)«"),
    ],
)
def test_a_word_we_dont_use_is_refused(danish, found):
    assert found in hits(danish)


@pytest.mark.parametrize(
    "danish",
    [
        "Vi bruger dine svar.",
        "Det sker eventuelt.",
        'Se <a href="/kontakt/">kontakt</a>.',
        "{# screening! #}Vi går nu.",
    ],
)
def test_other_words_mark_up_and_comments_are_let_through(danish):
    assert hits(danish) == []


def test_a_planted_word_in_the_catalogue_is_found(tmp_path):
    path = tmp_path / "django.po"
    catalog = Catalog(locale="da", charset="utf-8")
    catalog.add("Send", "Indsend")
    catalog.add(("%(n)s seat", "%(n)s seats"), ("%(n)s plads", "%(n)s sæder"))
    messages.write(catalog, path)
    found = glossary.problems(AVOIDED, glossary.texts_of_catalogue(path))
    assert [problem.split(": ")[:2] for problem in found] == [
        ["“%(n)s seat”", "»sæder« – write »plads«"],
        ["“Send”", "»Indsend« – write »send«"],
    ]


def test_a_row_with_a_missing_cell_is_no_glossary():
    with pytest.raises(ValueError, match="zip"):
        list(glossary.rows_of("| a | b |\n|---|---|\n| en |"))
