"""axe has nothing to say about one page of each kind, in a real browser, as those who see different ones."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings

from tests.crawl.conftest import PUBLIC, ROLES, WORKSPACE, person
from tests.crawl.crawler import Crawler

WIDTHS = (360, 1280)
LEAST = {"": 18, "koordinator.fyn": 15}
LEAST_OF_ANYBODY = 3
# What no link without parameters leads to: results, none, and a page that isn't there.
ANSWERS = ("/soeg/?q=tryg", "/soeg/?q=xyzxyz", "/projekter/?q=xyzxyz", "/nyheder/?side=2", "/findes-ikke/")

axe = Axe()


def one_of_each(client, name):
    """Danish addresses: one for each name in the URL configuration, and for each branch."""
    start = (ROLES[name] or ("/min-side/",)) if name else PUBLIC
    walked = Crawler(client, most=1, most_pages=1, with_parameters=False).walk(*start)
    plain = [visit for visit in walked.samples if visit.kind[1] == "da"]
    if not name:
        return [*(visit.path for visit in plain), *ANSWERS]
    return [visit.path for visit in plain if visit.path.startswith((WORKSPACE, "/min-side/", "/opgaver/"))]


@pytest.fixture
def page(browser, live_server, client):
    """A page of a browser that is signed in as the client is."""
    context = browser.new_context(base_url=live_server.url, locale="da-DK")
    context.set_default_timeout(10_000)
    if session := client.cookies.get(django_settings.SESSION_COOKIE_NAME):
        context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
    yield context.new_page()
    context.close()


@pytest.fixture
def signed_in(request, transactional_db, client, demo, settings):
    """The person of the test's parameter."""
    settings.MEDIA_ROOT = demo
    if request.param:
        client.force_login(person(request.param))
    return request.param


@pytest.mark.journey
class TestAxe:
    @pytest.mark.parametrize(
        "signed_in",
        ["", "ambassadoer", "ansoeger", "koordinator.fyn", "betjent.vollsmose", "ledelse"],
        indirect=True,
    )
    def test_one_page_of_each_kind(self, demo, signed_in, client, page):
        paths = one_of_each(client, signed_in)
        assert len(paths) >= LEAST.get(signed_in, LEAST_OF_ANYBODY)
        found = []
        for number, path in enumerate(paths):
            width = WIDTHS[number % 2]
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            for item in axe.run(page).response["violations"]:
                found.append((path, width, item["id"], item["nodes"][0]["html"]))
        assert found == []
