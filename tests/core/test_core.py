"""The ground: validators, links, suppression, requirements, throttle."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from core.errors import LinkError, LinkExpiredError
from core.links import make_token, read_token
from core.requirements import Refusal, evaluate, register_checker
from core.suppression import suppress
from core.throttle import TooManyError, throttle
from core.validators import contains_cpr, refuse_cpr


@pytest.mark.parametrize("text", ["010190-1234", "Mit nr. er 0101901234.", "311299 4321", "(290200-0000)"])
def test_cpr_is_refused(text):
    with pytest.raises(ValidationError):
        refuse_cpr(text)


@pytest.mark.parametrize(
    "text", ["", "12345678", "2026-11-22", "991399-1234", "+4512345678", "5240 Odense NØ", "12345678901"]
)
def test_other_numbers_are_not(text):
    refuse_cpr(text)


@given(st.dates(date(1900, 1, 1), date(2057, 12, 31)), st.integers(0, 9999))
def test_every_day_with_any_serial_number_is_found(day, serial):
    assert contains_cpr(f"x {day:%d%m%y}-{serial:04} y")
    assert contains_cpr(f"{day:%d%m%y}{serial:04}")


def test_links():
    token = make_token("answer", 7)
    assert read_token("answer", token, timedelta(days=1)) == 7
    with pytest.raises(LinkExpiredError):
        read_token("answer", token, timedelta(0))
    for broken in (token + "x", "", "x:y:z"):
        with pytest.raises(LinkError):
            read_token("answer", broken, timedelta(days=1))


@pytest.mark.parametrize(("people", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (600, 600)])
def test_small_numbers_are_not_shown(people, shown):
    assert suppress(people) == shown


def test_throttle():
    for _ in range(3):
        throttle("test", "key", limit=3, seconds=60)
    with pytest.raises(TooManyError):
        throttle("test", "key", limit=3, seconds=60)
    throttle("test", "other", limit=3, seconds=60)


@dataclass
class _Row:
    group: int
    kind: str
    key: str = ""


class _Has:
    """Met by the people named in the key."""

    def load(self, person_ids):
        return {}

    def check(self, key, fact, on):
        return None if key == "yes" else Refusal("test", f"no {key}", "go on")


@pytest.fixture
def nothing_implied(monkeypatch):
    """No kind holds everywhere."""
    monkeypatch.setattr("core.requirements._always", set())


def test_groups_are_alternatives_and_every_group_must_hold(nothing_implied):
    register_checker("test", _Has())
    rows = [_Row(0, "test", "no"), _Row(0, "test", "yes"), _Row(1, "test", "no")]
    assert [item.reason for item in evaluate(rows, [1], date(2026, 12, 1))[1]] == ["no no"]
    assert evaluate(rows[:2], [1], date(2026, 12, 1)) == {1: []}


def test_what_always_holds_is_asked_where_no_group_asks_for_it_alone(nothing_implied):
    register_checker("test", _Has(), always=True)
    register_checker("other", _Has())
    on = date(2026, 12, 1)
    assert [item.reason for item in evaluate([], [1], on)[1]] == ["no "]
    assert evaluate([_Row(0, "test", "yes")], [1], on) == {1: []}
    either = [_Row(0, "test", "yes"), _Row(0, "other", "yes")]
    assert [item.reason for item in evaluate(either, [1], on)[1]] == ["no "]


def test_unknown_requirement_never_passes():
    with pytest.raises(KeyError):
        evaluate([_Row(0, "nobody-knows")], [1], date(2026, 12, 1))
