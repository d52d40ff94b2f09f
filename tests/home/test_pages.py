"""Front page and the pages that every such site must have."""

import pytest
from wagtail.models import Page, Site

from core.readability import MOST_LIX, lix, text_of_html
from home.models import ContentPage, HomePage
from home.standard_texts import STANDARD_PAGES
from projects.editors import ensure_editor_groups
from projects.tree import ensure_page_tree
from tests.factories.pages import make_site
from tests.factories.work import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(places_data):
    """A new site's pages and groups."""
    make_site()


@pytest.mark.parametrize("text", STANDARD_PAGES, ids=lambda text: text.slug)
def test_standard_texts_are_easy_to_read(text):
    parts = (f"<h2>{heading}</h2>{body}" for heading, body in text.sections)
    signs = (f"<p>{sign.text}</p>" for sign in text.signs)
    assert lix(text_of_html("".join([f"<p>{text.lead}</p>", *parts, *signs]))) <= MOST_LIX


def test_making_the_tree_again_changes_nothing(site):
    before = list(Page.objects.values_list("pk", "path", "latest_revision"))
    ensure_page_tree()
    ensure_editor_groups()
    assert list(Page.objects.values_list("pk", "path", "latest_revision")) == before


def test_editors_words_survive(site):
    page = ContentPage.objects.get(slug="kontakt")
    page.lead = "Vores egne ord."
    page.save()
    ensure_page_tree()
    assert ContentPage.objects.get(slug="kontakt").lead == "Vores egne ord."


def test_front_page_is_the_default_sites_root(site):
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get(slug="forside")


@pytest.mark.parametrize(
    "path", ["/", "/projekter/", "/nyheder/", *(f"/{text.slug}/" for text in STANDARD_PAGES)]
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_opens_with_one_heading(client, site, prefix, path):
    response = client.get(prefix + path)
    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1


def test_short_address_of_the_accessibility_statement(client, site):
    assert client.get("/was", follow=True).context["page"].slug == "tilgaengelighed"


def test_front_page_shows_the_newest_three(client, site):
    from projects.models import ProjectPage
    from tests.factories.pages import district_page

    for number in range(4):
        project = make_project(title=f"Projekt {number}")
        page = ProjectPage(title=project.title, slug=f"p{number}", lead="Kort.", project=project)
        district_page().add_child(instance=page)
    html = client.get("/").content.decode()
    assert [number for number in range(4) if f"Projekt {number}" in html] == [1, 2, 3]


def test_front_page_names_112_and_114(client, site):
    html = client.get("/").content.decode()
    assert "Nogen er i fare lige nu" in html
    assert 'class="t-sign__no" href="tel:114"' in html
