"""What counts as a word, a sentence and a hard text."""

import pytest

from core.readability import LEAST_WORDS, measure, text_of_html

HARD = (
    "Ansøgninger vedrørende deltagelse i samskabelsesinitiativer behandles af politikredsens sagsbehandlere "
    "under hensyntagen til databeskyttelseslovgivningens bestemmelser, hvorefter ansøgeren modtager skriftlig "
    "underretning angående udfaldet af vurderingen samt vejledning vedrørende klagemulighederne, herunder "
    "oplysninger angående klagefristernes længde og betydningen af forsinkede henvendelser for behandlingen og sagen."
)
PLAIN = "Skriv til os. Så ringer vi til dig. " * 6


@pytest.mark.parametrize(
    ("text", "words", "lix"),
    [
        ("", 0, 0),
        ("Vi går nu.", 3, 3),
        ("Vi går nu. Kom med.", 5, 2.5),  # two sentences
        ("Vi går kl. 19.30 den 1. december.", 8, 8 + 100 / 8),  # one sentence, one long word
        ("Husk: Vi går", 3, 1.5),
        ("Vi går\nKom med", 4, 2),
        ("Sætningen, der virkede.", 3, 3 + 200 / 3),
    ],
)
def test_words_sentences_and_long_words(text, words, lix):
    assert (measure(text).words, measure(text).lix) == (words, pytest.approx(lix))


def test_a_hard_text_is_refused_and_a_plain_one_is_not():
    assert measure(HARD).is_hard
    assert measure(PLAIN).words >= LEAST_WORDS
    assert not measure(PLAIN).is_hard


def test_a_text_too_short_to_judge_is_let_through():
    assert not measure("Databeskyttelseslovgivningens bestemmelser.").is_hard


def test_of_a_page_only_running_text_is_read():
    html = """<nav>Menu</nav><main><nav>Brødkrumme</nav><h1>Vi <b>går</b> nu</h1><p>En linje.<br>En til.</p>
      <select><option>Fyns Politi</option></select><ul><li><a href="/">Et link</a></li></ul>
      <ul><li><a href="/">Et link</a> med ord</li></ul><h3><a href="/">Navn</a></h3>
      <p>tirsdag 1. december kl. 17–19 · Vært</p><p>Vi mødes kl. 17.</p><script>var x</script></main><p>Bund</p>"""
    assert text_of_html(html).split("\n") == [
        "Vi går nu",
        "En linje.",
        "En til.",
        "Et link med ord",
        "Vi mødes kl. 17.",
    ]
