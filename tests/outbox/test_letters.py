"""A letter: the same words as text and as HTML, one button, and at the end why one gets it and how to stop."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from outbox.letters import bodies, html_of_text

LINES = ["Hej Mette", "Vil du være med på <torvet>?", "Svar senest søndag."]


@pytest.fixture(autouse=True)
def danish():
    with translation.override("da"):
        yield


@pytest.fixture
def letter():
    return bodies(subject="Vil du være med?", lines=LINES, url="https://x.example/svar/1", verb="Se og svar")


def test_text_and_html_hold_the_same_words_in_the_same_order(letter):
    text, html = letter
    tree = BeautifulSoup(html, "html.parser")
    assert [part.text for part in tree.select("p")] == LINES
    assert text.split("\n\n")[:3] == LINES
    assert "<torvet>" not in html


def test_there_is_one_button_and_its_address_in_the_text(letter):
    text, html = letter
    buttons = BeautifulSoup(html, "html.parser").select(".button a")
    assert [(link["href"], link.text) for link in buttons] == [("https://x.example/svar/1", "Se og svar")]
    assert "Se og svar:\nhttps://x.example/svar/1\n" in text


def test_the_last_line_says_why_and_how_to_stop(letter, settings):
    text, html = letter
    stop = f"{settings.WAGTAILADMIN_BASE_URL}/kontakt/"
    last = text.strip().splitlines()[-1]
    assert last == f"Du får mailen, fordi du er med eller har søgt om det. Sådan stopper du: {stop}"
    assert BeautifulSoup(html, "html.parser").select(".small a")[-1]["href"] == stop


def test_a_letter_without_a_button_has_none():
    text, html = bodies(subject="Tak", lines=["Hej"])
    assert ".button a" not in html.partition("<body")[2]
    assert BeautifulSoup(html, "html.parser").select(".button") == []
    assert text.startswith("Hej\n\n-- \n")


def test_a_text_becomes_html_without_its_ending():
    html = html_of_text("Skriv koden:\n\nABCD\n\nDet var det.\n\n-- \nTryghed", subject="Kode", code="ABCD")
    tree = BeautifulSoup(html, "html.parser")
    assert [part.text for part in tree.select("p")] == ["Skriv koden:", "ABCD", "Det var det."]
