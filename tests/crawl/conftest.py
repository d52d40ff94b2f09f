"""The demo, its pictures, and who walks through it."""

import pytest

from accounts.models import User
from tests.crawl.crawler import Crawler
from volunteers.enums import VolunteerState

PROTECTED = "protected"
PUBLIC = (
    "/",
    "/en/",
    "/sitemap.xml",
    "/robots.txt",
    "/projekter/",
    "/projekter/feed/",
    "/opgaver/",
    "/nyheder/",
    "/nyheder/feed/",
    "/soeg/?q=tryg",
    "/bliv-ambassadoer/",
    "/foreslaa/",
    "/ideer/",
    "/min-side/",
    "/offline/",
)
WORKSPACE, ADMIN = "/koordinator/", "/admin/"
# Where each person begins, apart from what is public.
ROLES = {
    "": (),
    "ambassadoer": (),
    "ansoeger": (),
    "partner": (),
    PROTECTED: (),
    "koordinator.fyn": (WORKSPACE,),
    "koordinator.kbh": (WORKSPACE,),
    "koordinator.1466": (WORKSPACE,),
    "betjent.vollsmose": (WORKSPACE,),
    "ledelse": (WORKSPACE,),
    "redaktoer": (ADMIN,),
    "godkender": (ADMIN,),
    "admin": (ADMIN,),
}


def person(name: str) -> User:
    """A demo account by its name; "protected" is an ambassador whose name nobody sees."""
    if name == PROTECTED:
        hidden = User.objects.filter(is_protected=True, volunteer__state=VolunteerState.ACTIVE)
        return hidden.order_by("pk")[0]
    return User.objects.get(email=f"{name}@demo.example")


@pytest.fixture
def pictures(demo, db, settings):
    """The demo's pictures are where the site looks for them."""
    settings.MEDIA_ROOT = demo


@pytest.fixture
def walk(client, pictures):
    """`walk("ledelse")` goes everywhere as that person; everything that is public counts for nobody's role."""

    def go(name):
        if name:
            client.force_login(person(name))
        client.raise_request_exception = False
        crawler = Crawler(client, most=2 if name else 4, most_pages=2 if name else 1000)
        return crawler.walk(*PUBLIC, *ROLES[name])

    return go
