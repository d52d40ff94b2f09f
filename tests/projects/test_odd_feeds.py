"""A control character, such as Word's soft line break, shuts no feed."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from wagtail.models import Page

from home.models import NewsPage
from projects.models import Initiative, Session
from tests.factories.work import make_place, make_project, publish

pytestmark = pytest.mark.django_db
ODD = "Lys\x0bpå\x00 stien\x1f\uffff".replace("\x00", "")  # PostgreSQL stores no NUL


@pytest.fixture
def project():
    project = make_project(title=ODD)
    page = publish(project, slug="lys", first_published_at=timezone.now() - timedelta(hours=2))
    Page.objects.filter(pk=page.pk).update(title=ODD)
    type(page).objects.filter(pk=page.pk).update(lead=ODD)
    place = make_place()
    Initiative.objects.update(project=project, title=ODD, description=ODD, drop_in=True)
    Session.objects.update(place=ODD, starts_at=timezone.now() + timedelta(days=1))
    place.refresh_from_db()
    news = NewsPage(title=ODD, slug="nyt", lead=ODD, first_published_at=timezone.now() - timedelta(hours=1))
    page.add_child(instance=news)
    return project


@pytest.mark.parametrize(
    "path",
    ["/projekter/feed/", "/projekter/lys/feed/", "/nyheder/feed/", "/hvor-er-politiet/feed/"],
)
def test_a_control_character_shuts_no_feed(client, project, path):
    response = client.get(path)
    assert response.status_code == 200
    items = list(ElementTree.fromstring(response.content).iter("item"))
    assert items
    assert any("Lys på" in (item.findtext("title") or "") for item in items)
