"""What a public page weighs on the wire (QUALITY, Budgets)."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.factories.work import make_place, make_project, publish

pytestmark = pytest.mark.django_db
PAGE = 60 * 1024
FONTS = 55 * 1024


def _files(html, pattern):
    return [Path(finders.find(name)) for name in re.findall(pattern, html)]


@pytest.mark.parametrize(
    "path", ["/", "/projekter/", "/opgaver/", "/bliv-ambassadoer/", "/nyheder/", "/soeg/?q=lys"]
)
def test_html_css_and_script_stay_within_the_budget(client, path):
    make_place()
    for _ in range(12):
        publish(make_project())
    response = client.get(path)
    html = response.content.decode()
    files = _files(html, r'(?:href|src)="/static/([^"]+\.(?:css|js))"')
    assert len(files) >= 2
    weight = len(gzip.compress(response.content)) + sum(
        len(gzip.compress(file.read_bytes())) for file in files
    )
    assert weight <= PAGE
    fonts = _files(html, r'href="/static/([^"]+\.woff2)"')
    assert len(fonts) == 2
    assert sum(file.stat().st_size for file in fonts) <= FONTS
