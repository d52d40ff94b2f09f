"""A page that was published stays so, though the browser was just saving its draft."""

from threading import Event

import pytest
from django.test import Client
from django.urls import reverse
from wagtail import hooks

from projects.models import ProjectPage
from tests.at_once import all_at_once
from tests.factories.pages import make_editor, make_site, page_data
from tests.factories.work import make_project, publish

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


@pytest.fixture
def draft():
    """A project's page that nobody can see yet."""
    make_site()
    page = publish(make_project())
    page.unpublish()
    return page


def post(editor, page, **fields):
    client = Client()
    client.force_login(editor)
    headers = {"accept": "text/html" if "action-publish" in fields else "application/json"}
    data = page_data(slug=page.slug, **fields)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, headers=headers).status_code


def test_a_draft_under_way_does_not_take_a_published_page_down(draft):
    read, published = Event(), Event()
    editor = make_editor()

    def wait(request, page):
        """Between reading the page and writing it."""
        if not request.accepts("text/html"):
            read.set()
            published.wait(timeout=2)

    def press_publish():
        read.wait(timeout=20)
        answer = post(editor, draft, **{"action-publish": "1"})
        published.set()
        return answer

    with hooks.register_temporarily("before_edit_page", wait):
        answers = all_at_once(lambda: post(editor, draft), press_publish)
    assert answers == [200, 302]
    assert ProjectPage.objects.get().live
