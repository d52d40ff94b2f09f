"""Who links to a page doesn't read the titles of another district's closed projects."""

import pytest
from django.contrib.auth.models import Group

from projects.editors import EDITOR, ensure_editor_groups, group_name
from projects.enums import Access
from tests.factories.people import COPENHAGEN, FYN, make_user
from tests.factories.work import make_district_page, make_project, publish

pytestmark = pytest.mark.django_db
WORD = "Nattergalen"


@pytest.fixture
def branch():
    for district in (FYN, COPENHAGEN):
        make_district_page(district)
    ensure_editor_groups()
    return make_district_page(FYN)


def _editor(district):
    user = make_user(is_staff=True)
    user.groups.add(Group.objects.get(name=group_name(EDITOR, district)))
    return user


def html_of(response):
    """The dialog comes in JSON, its lists as plain mark-up."""
    return response.json()["html"] if "json" in response["Content-Type"] else response.content.decode()


@pytest.mark.parametrize("access", Access.values)
@pytest.mark.parametrize("district", [FYN, COPENHAGEN])
def test_browsing_and_searching_the_chooser(client, branch, access, district):
    page = publish(make_project(title=WORD, access=access), slug="nattergalen")
    client.force_login(_editor(district))
    for path in (f"/admin/choose-page/{branch.pk}/", "/admin/choose-page/search/?q=" + WORD):
        response = client.get(path, headers={"x-requested-with": "XMLHttpRequest"})
        assert response.status_code == 200
        sees = f'data-id="{page.pk}"' in html_of(response)
        assert sees is (access != Access.RESTRICTED or district == FYN)
