"""An address that was printed on a poster still leads somewhere after the page got another one."""

import pytest
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect

from home.languages import make_english
from home.models import ContentPage, HomePage, NewsIndexPage, NewsPage
from projects.enums import Access
from tests.factories.pages import district_page, make_site
from tests.factories.work import make_project, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(places_data):
    """The page tree."""
    make_site()


@pytest.fixture
def article():
    """A published project page."""
    return publish(make_project(), slug="gammel")


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """`rename(page, slug)`, as an editor publishes it."""

    def publish_with(page, slug):
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return page

    return publish_with


def leads(client, path):
    """Where an address ends, or the status of what went wrong; never more than one step on the way."""
    answer = client.get(path, follow=True)
    assert len(answer.redirect_chain) <= 1
    return answer.request["PATH_INFO"] if answer.status_code == 200 else answer.status_code


@pytest.mark.parametrize("spoken", ["da", "en"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_project_is_found_at_its_old_address(client, rename, article, spoken, prefix):
    with override(spoken):  # the language of the editor's own admin
        rename(article, "ny")
    assert leads(client, f"{prefix}/projekter/gammel/") == f"{prefix}/projekter/ny/"
    assert client.get(f"{prefix}/projekter/gammel/").status_code == 301


def test_news_and_other_pages_too(client, rename):
    news = NewsPage(title="Nyt", slug="gammelt-nyt", lead="Kort.")
    NewsIndexPage.objects.get().add_child(instance=news)
    other = ContentPage(title="Om", slug="gammel-om")
    HomePage.objects.get(slug="forside").add_child(instance=other)
    rename(news, "nyt-nyt")
    rename(other, "ny-om")
    assert leads(client, "/nyheder/gammelt-nyt/") == "/nyheder/nyt-nyt/"
    assert leads(client, "/en/nyheder/gammelt-nyt/?a=b") == "/en/nyheder/nyt-nyt/"
    assert leads(client, "/gammel-om/") == "/ny-om/"


def test_the_english_version_leads_on_in_english(client, rename, article):
    english = make_english(article)
    english.title = "The tunnel"
    english.save_revision().publish()
    rename(article, "ny")
    assert leads(client, "/en/projekter/gammel/") == "/en/projekter/ny/"
    assert "The tunnel" in client.get("/en/projekter/ny/").content.decode()


def test_moving_a_project_to_another_district_changes_no_address(client, article):
    article.move(district_page("1470"), pos="last-child")
    assert leads(client, "/projekter/gammel/") == "/projekter/gammel/"
    assert not Redirect.objects.exists()


def test_a_moved_page_is_found(client):
    other = ContentPage(title="Om", slug="om-os")
    HomePage.objects.get(slug="forside").add_child(instance=other)
    folder = HomePage.objects.get(slug="forside").add_child(instance=ContentPage(title="Mere", slug="mere"))
    other.move(folder, pos="last-child")
    assert leads(client, "/om-os/") == "/mere/om-os/"


def test_a_renamed_district_is_found_and_its_projects_stay(client, rename, article):
    old = district_page().url
    rename(district_page(), "fyn-og-oeerne")
    assert leads(client, old) == district_page().url != old
    assert leads(client, "/projekter/gammel/") == "/projekter/gammel/"


def test_several_renamings_take_one_step(client, rename, article):
    for slug in ("to", "tre", "fire"):
        rename(article, slug)
    for old in ("gammel", "to", "tre"):
        assert leads(client, f"/projekter/{old}/") == "/projekter/fire/"


def test_there_and_back_leads_in_no_circle(client, rename, article):
    rename(article, "to")
    article = rename(article, "gammel")
    assert leads(client, "/projekter/to/") == "/projekter/gammel/"
    assert "no-cache" in client.get("/projekter/to/").headers["Cache-Control"]
    article.unpublish()
    assert (leads(client, "/projekter/gammel/"), leads(client, "/projekter/to/")) == (404, 404)


def test_the_new_address_of_a_closed_project_is_told_to_nobody(client, rename):
    page = publish(make_project(access=Access.RESTRICTED), slug="lukket")
    rename(page, "hemmeligt-navn")
    answer = client.get("/projekter/lukket/")
    assert (answer.status_code, "hemmeligt" in answer.content.decode()) == (404, False)


def test_a_new_page_may_take_an_old_address(client, rename, article):
    rename(article, "ny")
    publish(make_project(), slug="gammel")
    assert leads(client, "/projekter/gammel/") == "/projekter/gammel/"
