"""Menu, footer and crisis banner as the administrators set them."""

import pytest
from wagtail.models import Page, Site

from home.models import CrisisBanner, Footer, Menu
from tests.factories.pages import make_editor, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(places_data):
    """A new site."""
    make_site()
    return Site.objects.get(is_default_site=True)


def link(path="", label="", label_en="", page=None):
    return {"type": "link", "value": {"page": page, "path": path, "label": label, "label_en": label_en}}


def nav_of(response):
    return [(item.label, item.url) for item in response.context["shell"].nav]


def test_the_standard_menu_without_a_setting(client, site):
    assert [url for _label, url in nav_of(client.get("/"))] == [
        "/projekter/",
        "/opgaver/",
        "/nyheder/",
        "/bliv-ambassadoer/",
    ]


def test_a_menu_of_ones_own_in_both_languages(client, site):
    page = Page.objects.get(slug="kontakt")
    menu = Menu(site=site)
    menu.links = Menu._meta.get_field("links").stream_block.to_python(
        [link("/opgaver/", "Find en opgave", "Find a task"), link(page=page.pk)]
    )
    menu.save()
    assert nav_of(client.get("/")) == [("Find en opgave", "/opgaver/"), (page.title, "/kontakt/")]
    assert nav_of(client.get("/en/")) == [("Find a task", "/en/opgaver/"), (page.title, "/en/kontakt/")]


def test_an_unpublished_page_leaves_the_menu(client, site):
    page = Page.objects.get(slug="kontakt")
    menu = Menu(site=site)
    menu.links = Menu._meta.get_field("links").stream_block.to_python(
        [link("/opgaver/", "Opgaver"), link(page=page.pk)]
    )
    menu.save()
    page.specific.unpublish()
    menu.save()
    assert nav_of(client.get("/")) == [("Opgaver", "/opgaver/")]


def test_a_change_is_seen_at_once(client, site):
    banner = CrisisBanner(site=site, shown=True, heading="Brand på havnen", text="Hold vinduerne lukket.")
    client.get("/")
    banner.save()
    assert "Brand på havnen" in client.get("/").content.decode()
    banner.shown = False
    banner.save()
    assert "Brand på havnen" not in client.get("/").content.decode()


def test_the_banner_is_danish_where_there_is_no_english(client, site):
    banner = CrisisBanner.objects.create(site=site, shown=True, heading="Brand på havnen")
    assert 'aria-label="Important message" lang="da"' in client.get("/en/").content.decode()
    banner.heading_en = "Fire in the harbour"
    banner.save()
    assert 'aria-label="Important message" lang="en"' in client.get("/en/").content.decode()


def test_the_footers_contact(client, site):
    Footer.objects.create(site=site, contact="Ring til vagten.", contact_en="Call the desk.")
    assert "Ring til vagten." in client.get("/").content.decode()
    assert "Call the desk." in client.get("/en/").content.decode()


def test_no_page_pays_for_the_words_twice(client, site, django_assert_num_queries):
    client.get("/konto/login/code/")
    with django_assert_num_queries(0):
        client.get("/konto/login/code/")


@pytest.mark.parametrize(
    "path", ["/", "/projekter/", "/opgaver/", "/bliv-ambassadoer/", "/konto/login/code/", "/en/"]
)
def test_help_for_victims_is_reached_from_every_page(client, site, path):
    html = client.get(path).content.decode()
    assert 'class="t-strip__help" href="/' in html
    assert client.get("/hjaelp-til-ofre/").status_code == 200


@pytest.mark.parametrize("name", ["menu", "footer", "crisisbanner"])
@pytest.mark.parametrize(("branch", "may"), [("1465", False), ("landet", True)])
def test_the_countrys_approvers_alone_set_them(client, site, name, branch, may):
    client.force_login(make_editor(branch))
    response = client.get(f"/admin/settings/home/{name}/", follow=True)
    assert (response.redirect_chain[-1][0] if response.redirect_chain else "").startswith(
        "/admin/settings"
    ) == may
