"""What Danish words are found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import danish


def found(query, text):
    """Whether every word of the query is in the text, as the search asks it."""
    terms, keys = danish.query_terms(query), danish.index_keys(text)
    return bool(terms) and all(term & keys for term in terms)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("nabo", "naboernes"),
        ("naboernes", "Nabo"),
        ("Aabenraa", "Åbenrå"),
        ("åbenrå", "AABENRAA"),
        ("kobenhavn", "Kobenhavn"),
        ("koebenhavn", "København"),
        ("ærø", "Aeroe"),
        ("aeroe", "ÆRØ"),
        ("soeen", "sø"),
        ("søerne", "Soe"),
        ("miljoe", "miljøet"),
        ("videoen", "videoer"),
        ("radioen", "radio"),
        ("hoveddoer", "hoveddøren"),
        ("vandringer", "tryghedsvandring"),
        ("vandring", "Tryghedsvandringernes mål"),
        ("tryghed", "tryghedsvandring"),
        ("skoleveje", "skolevej"),
        ("skolevejen", "skolevejspatrulje"),
        ("patruljer", "skolevejspatrulje"),
        ("politistationer", "mobilpolitistation"),
        ("trygheds vandring", "tryghedsvandring"),
        ("betjente", "kontaktbetjenten"),
        ("politikredsen", "politikreds"),
        ("kredse", "politikredsens"),
        ("pladsen", "parkeringsplads"),
        ("cykler", "cykel"),
        ("stier", "cykelstien"),
        ("sti", "stierne"),
        ("byen", "byer"),
        ("børnene", "barn"),
        ("mænd", "mand"),
        ("nætterne", "nat"),
        ("vej", "Skibhusvej"),
        ("cafe", "Café"),
        ("malmö", "Malmø"),
        ("lys!", "«Lys» på stien"),
        ("8", "sti nummer 8"),
        ("5200 odense", "5200 Odense V"),
        ("lys på stien", "Lys ved den nye sti"),
        ("ﬁlm", "film"),
    ],
)
def test_the_query_finds_the_text(query, text):
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("tryghedsvandring", "vandring"),
        ("lys", "lysten"),
        ("nat", "natur"),
        ("sti", "statistik"),
        ("park", "parkering"),
        ("odense unge", "Odense"),
        ("skolevej", "skole"),
        ("", "alt"),
        ("!? -", "alt"),
        ("\N{GRINNING FACE}", "alt"),
    ],
)
def test_the_query_does_not_find_the_text(query, text):
    assert not found(query, text)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("tryghedsvandring", ("trygheds", "vandring")),
        ("skolevejspatrulje", ("skole", "vejs", "patrulje")),
        ("mobilpolitistation", ("mobil", "politi", "station")),
        ("fjordvandring", ("fjord", "vandring")),
        ("beboerforening", ("beboer", "forening")),
        ("natteravne", ("natte", "ravne")),
        ("parkering", ()),
        ("sikkerhed", ()),
        ("foreningen", ()),
        ("personligt", ()),
        ("vejret", ()),
        ("sammen", ()),
        ("gennem", ()),
        ("ø", ()),
    ],
)
def test_compounds_are_split_and_other_words_are_not(word, parts):
    assert danish.split(word) == parts


def test_common_words_count_only_where_there_are_no_others():
    assert danish.query_words("lys på den mørke sti") == ["lys", "mørke", "sti"]
    assert danish.query_words("og på") == ["og", "på"]


def test_a_compound_can_be_looked_for_by_its_parts():
    assert danish.broader_terms("skolevejspatrulje") == [{"skol"}, {"vej"}, {"patrulj"}]
    assert danish.broader_terms("lys") == danish.query_terms("lys")


def test_a_query_is_bounded():
    many = " ".join(f"ord{number}" for number in range(100))
    assert len(danish.query_terms(many)) == danish.MOST_WORDS
    assert danish.query_words("lampe " * 200) == ["lampe"]
    assert danish.query_terms("a" * 5000) == [{"a" * danish.LONGEST_WORD}]


def test_typed_forms_begin_at_every_part():
    assert danish.typed_forms("Tryghedsvandring på Ærø") == {
        "tryghedsvandring",
        "trygheds",
        "vandring",
        "paa",
        "aeroe",
    }


@given(st.text(max_size=80))
def test_any_text_is_found_by_itself_and_fits_the_column(text):
    keys = danish.index_keys(text)
    assert all(0 < len(key) <= danish.LONGEST_KEY for key in keys)
    assert all(term & keys for term in danish.query_terms(text))


@given(st.from_regex(r"[a-zæøå]{1,30}", fullmatch=True))
def test_the_key_of_a_key_is_the_same(word):
    """Spelled with Danish letters or without, the key is one."""
    assert danish.keys(word) & danish.keys(danish.folded(word))
