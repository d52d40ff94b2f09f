"""A district without words of its own shows the country's."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from projects.models import DistrictPage, ProjectIndexPage
from projects.tree import BRANCH_LEAD
from tests.factories.pages import district_page, make_editor, make_site

pytestmark = pytest.mark.django_db
NATIONAL = "Her kan du læse om alle kredse."


@pytest.fixture
def fyn(places_data):
    """Fyn's page, as a new site has it, with a national text above."""
    make_site()
    index = ProjectIndexPage.objects.get(slug="projekter")
    index.district_lead = NATIONAL
    index.district_body = [("section", {"heading": "Sådan gør vi", "text": "<p>Vi spørger naboerne.</p>"})]
    index.save()
    return district_page()


def shown(client, page):
    html = client.get(page.url).content.decode()
    return {
        text for text in (NATIONAL, "Vi spørger naboerne.", "Fyns egne ord.", "Fyns indhold.") if text in html
    }


def test_a_new_sites_districts_inherit(places_data):
    make_site()
    assert set(DistrictPage.objects.values_list("lead", flat=True)) == {""}
    assert ProjectIndexPage.objects.get(slug="projekter").district_lead == BRANCH_LEAD


def test_an_empty_page_shows_the_national_text_and_keeps_none_of_it(client, fyn):
    before = Page.objects.values().get(pk=fyn.pk)
    html = client.get(fyn.url).content.decode()
    assert shown(client, fyn) == {NATIONAL, "Vi spørger naboerne."}
    assert f'<meta name="description" content="{NATIONAL}">' in html
    stored = district_page()
    assert (stored.lead, list(stored.body)) == ("", [])
    assert Page.objects.values().get(pk=fyn.pk) == before


def test_each_part_is_inherited_by_itself(client, fyn):
    fyn.lead = "Fyns egne ord."
    fyn.save()
    assert shown(client, fyn) == {"Fyns egne ord.", "Vi spørger naboerne."}
    fyn.body = [("section", {"heading": "Hos os", "text": "<p>Fyns indhold.</p>"})]
    fyn.save()
    assert shown(client, fyn) == {"Fyns egne ord.", "Fyns indhold."}


def test_a_change_of_the_national_text_is_seen_at_once(client, fyn):
    index = ProjectIndexPage.objects.get(slug="projekter")
    index.district_lead = "Fyns egne ord."
    index.save()
    assert "Fyns egne ord." in shown(client, fyn)


def test_the_editor_reads_what_is_inherited(client, fyn):
    client.force_login(make_editor())
    html = client.get(reverse("wagtailadmin_pages:edit", args=[fyn.pk])).content.decode()
    assert (NATIONAL in html, "Vi spørger naboerne." in html) == (True, True)
    assert "viser siden landets tekst i stedet" in html
