"""CI walks through the loaded demo as everybody: nothing breaks, no link is dead, the HTML is valid."""

import re

import pytest
from wagtail.models import Page

from home.models import NewsPage
from projects.models import ProjectPage
from tests.crawl.conftest import ROLES
from tests.crawl.htmlcheck import html_errors
from tools import messages

# Words that no Danish sentence has: what contains them was left untranslated.
ENGLISH = re.compile(r"\b(the|your|you|and|please|this|with|are|not|of)\b", re.IGNORECASE)
LEAST = {"": 250, "koordinator.fyn": 180, "betjent.vollsmose": 170, "redaktoer": 150, "admin": 150}
LEAST_OF_ANYBODY = 100


def flaws(visit, left_in_english, written):
    """What a page of our own lacks."""
    page = visit.page
    texts = page.texts - written
    english = texts & left_in_english | {text for text in texts if ENGLISH.search(text)}
    asked = {
        "h1": page.h1 != 1 and page.h1,
        "language": page.lang not in {"da", "en"} and page.lang,
        "language of the address": page.lang != visit.kind[1] and page.lang,
        "title": not re.fullmatch(r".{3,} – Tryghed|Tryghed.*", page.title) and page.title,
        "repeated ids": page.repeated_ids,
        "English": page.lang == "da" and english,
    }
    return [f"{visit.path}: {name}: {found}" for name, found in asked.items() if found]


def published():
    """Every page of the tree that tells something, in both languages."""
    danish = {page.url for model in (ProjectPage, NewsPage) for page in model.objects.live()}
    return danish | {path if path.startswith("/en/") else f"/en{path}" for path in danish}


@pytest.fixture(scope="module")
def left_in_english():
    """English sentences whose Danish differs: they have no business on a Danish page."""
    catalogue = messages.read(messages.CATALOGUE)
    plain = ((each.id, each.string) for each in catalogue if isinstance(each.id, str))
    return {english for english, danish in plain if " " in english and danish != english}


class TestCrawl:
    @pytest.mark.parametrize("name", ROLES)
    def test_every_address_that_is_linked(self, walk, name, left_in_english, tmp_path):
        walked = walk(name)
        assert walked.complaints == []
        # What somebody's copy of their data names is named in the language it was written in.
        written = set(Page.objects.values_list("title", flat=True))
        assert [flaw for visit in walked.pages for flaw in flaws(visit, left_in_english, written)] == []
        checked = walked.samples if name else walked.pages
        assert html_errors({visit.path: visit.html for visit in checked}, tmp_path) == []
        # It did come around: a crawl that stops at the door finds nothing either.
        assert len(walked.visits) >= LEAST.get(name, LEAST_OF_ANYBODY)
        assert name or published() <= set(walked.visits)
