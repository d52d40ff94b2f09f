"""A live site with its page tree, and people who can sign in to it."""

import pytest
from django.core import mail
from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from accounts.enums import Role
from outbox.services import deliver_due
from projects.editors import ensure_editor_groups
from projects.tree import ensure_page_tree
from tests.factories.people import make_staff, make_user
from tests.journeys.visitor import PICTURES, Visitor
from tryghed.pictures import draw_scene

PASSWORD = "a-journey-password-1"


@pytest.fixture
def letters():
    """Deliver what is queued and return all letters, latest last."""

    def deliver():
        deliver_due()
        return mail.outbox

    return deliver


@pytest.fixture
def site(transactional_db, live_server, settings):
    """The address of a running site with its page tree and the editors' groups."""
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    ensure_page_tree()
    ensure_editor_groups()
    return live_server.url


@pytest.fixture
def visit(browser, site, letters):
    """`visit()` opens a browser of its own for another person.

    `js=False` one without JavaScript, `hands=Typist` one without a mouse; `pictures=False` takes none on the way.
    """
    contexts = []

    def open_browser(*, js=True, width=1280, height=900, hands=Visitor, pictures=True):
        size = {"width": width, "height": height}
        context = browser.new_context(base_url=site, locale="da-DK", java_script_enabled=js, viewport=size)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return hands(context.new_page(), letters, pictures=pictures, js=js)

    yield open_browser
    for number, context in enumerate(contexts):
        # Where everybody stood at the end: the first thing one wants to see of a journey that failed.
        for page in context.pages:
            page.screenshot(path=PICTURES / f"end-{number}.png", full_page=True)
        context.close()


@pytest.fixture
def editor(site):
    """An editor who may publish in Fyn's branch."""
    from django.contrib.auth.models import Group

    user = make_user(is_staff=True, password=PASSWORD, first_name="Rikke")
    user.groups.set(Group.objects.filter(name__endswith="1465"))
    return user


@pytest.fixture
def coordinator(site):
    """Fyn's coordinator, with the screening right."""
    return make_staff(Role.COORDINATOR, password=PASSWORD, may_screen=True)


@pytest.fixture
def leader(site):
    """National leadership."""
    return make_staff(Role.LEADERSHIP, None, password=PASSWORD, first_name="Lars")


@pytest.fixture
def picture(editor, tmp_path):
    """A picture in the library."""
    file = tmp_path / "tunnel.png"
    draw_scene("tunnel", 1).save(file)
    with file.open("rb") as handle:
        return get_image_model().objects.create(
            title="Tunnel", file=ImageFile(handle, name="tunnel.png"), uploaded_by_user=editor
        )
