"""The quick widget draws what Django's own would."""

import pytest
from django import forms
from django.test.html import parse_html
from django.utils.html import escape

from core.widgets import LongSelect

CHOICES = [("", "Alle"), ("0461", "Odense"), ("x&y", "A <b>")]


@pytest.mark.parametrize("value", [None, "", "0461", "x&y", "unknown"])
@pytest.mark.parametrize("attrs", [{}, {"id": "id_kommune", "class": "form-select", "required": True}])
def test_same_mark_up_as_djangos(value, attrs):
    ours, theirs = (
        widget(choices=CHOICES).render("kommune", value, attrs) for widget in (LongSelect, forms.Select)
    )
    assert parse_html(ours) == parse_html(theirs)
    assert escape("A <b>") in ours
