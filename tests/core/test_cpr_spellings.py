"""CPR numbers in the spellings people use (DOMAIN rule 5), and the numbers that are none."""

import pytest

from core.validators import contains_cpr


@pytest.mark.parametrize(
    "text",
    [
        "010190 - 1234",
        "010190\N{NON-BREAKING HYPHEN}1234",
        "010190\N{EM DASH}1234",
        "010190\N{MINUS SIGN}1234",
        "CPR-010190-1234",
        "cpr:-0101901234",
        "010190-1234-",
        "610190-1234",  # a stand-in number: 60 added to the day
        "(010190\N{NO-BREAK SPACE}1234)",
    ],
)
def test_found(text):
    assert contains_cpr(text)


@pytest.mark.parametrize(
    "text", ["+0101901234", "1234-0101901234", "010190-1234-5", "600190-1234", "920190-1234", "010190--1234"]
)
def test_not_found(text):
    assert not contains_cpr(text)
