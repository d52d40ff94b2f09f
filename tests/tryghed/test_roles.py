"""The rules of the domain ("Who may do what"), written by hand, against what the code answers: a test for each cell."""

import os
from pathlib import Path

import pytest

from tests.tryghed.roles import QUESTIONS, ROLES, as_markdown, make_world, matrix

PAGE = Path(__file__).resolve().parents[2] / "docs" / "roles.md"
SCREENER = "coordinator with the screening right"
COORDINATORS = {"coordinator", SCREENER}
OWN_OFFICER = "contact officer, own area"
HERE = {*COORDINATORS, OWN_OFFICER}
DISTRICT = {*HERE, "contact officer, other area"}
# Who may; whoever isn't named may not.
EXPECTED = {
    "published project page: read": set(ROLES),
    "project, initiative, role, session: see in the workspace": DISTRICT,
    "project, initiative, role, session: change": HERE,
    "application: see": HERE,
    "application: decide": HERE,
    "screening: order, assess, read a refusal": {SCREENER},
    "ambassador: see in the list (by name or alias)": DISTRICT,
    "ambassador: read name and contact": {*HERE, "the person"},
    "protected ambassador: read name and contact": {OWN_OFFICER},
    "ambassador: note a break, suspend, end": HERE,
    "ambassador: put a tag on": HERE,
    "list of who is asked: see the invitation": HERE,
    "list of ambassadors: take along as a file": {*DISTRICT, "coordinator elsewhere"},  # each their own
    "invitation: see": {*DISTRICT, "the person"},
    "attendance: see": {*DISTRICT, "the person"},
    "attendance: check people in": {*HERE, "partner"},
    "attendance: check oneself in": {"the person"},
    "talk about staying away: see, note": COORDINATORS,
    "reported hours: approve, refuse": HERE,
    "safety report: take and answer": HERE,
    "messages with an ambassador: read and write": {*HERE, "the person"},
    "message to many: write to an ambassador": HERE,
    "templates of messages: make, change": {*COORDINATORS, "coordinator elsewhere"},  # each their own
    "host group: see": DISTRICT,
    "host group: make, close": COORDINATORS,
    "host group: propose a member": {"partner"},
    "partners’ page: open": {"partner"},
    "duplicates: find": {*COORDINATORS, "coordinator elsewhere"},  # each in their own district
    "figures: read": {
        *DISTRICT,
        "coordinator elsewhere",
        "leadership",
    },  # each their own, leadership suppressed
    "own look-ups: read": {"the person"},
    "access log of the country: read": {"data-protection officer"},
    "retention reports: read": {"data-protection officer", "administrator"},
    "area: read the card": DISTRICT,
    "area: choose contact officer and deputy, hand over": COORDINATORS,
    "calendar of the district: read": {*DISTRICT, "coordinator elsewhere"},  # each their own
    "colleagues of the district: see, end their access": {*COORDINATORS, "administrator"},
    "agreement: publish a version": {"administrator"},
}


@pytest.fixture(scope="module")
def cells(django_db_setup, django_db_blocker):
    """The whole matrix, asked once; what was made for it is rolled back."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        found = matrix(make_world())
        transaction.set_rollback(True)
    return found


def test_every_question_has_its_rule():
    assert set(EXPECTED) == set(QUESTIONS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_cell(cells, question, role):
    assert cells[question][role] is (role in EXPECTED[question])


def test_the_page_is_in_step(cells):
    """`python tools/roles.py` writes it anew."""
    if os.environ.get("TRYGHED_WRITE_ROLES"):
        PAGE.write_text(as_markdown(cells), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == as_markdown(cells)
