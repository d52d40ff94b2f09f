"""Odd addresses, parameters, methods and files: an answer that says so, never a failure."""

import io
import re
import struct
import zlib
from html import unescape
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from PIL import Image as Drawing
from wagtail.images import get_image_model

from home.models import NewsIndexPage, NewsPage
from tests.factories.pages import district_page, make_editor, make_site
from tests.factories.people import make_staff, make_volunteer
from tests.factories.pictures import SHOWS_NOBODY
from tests.factories.work import make_place, make_project, publish

pytestmark = pytest.mark.django_db
ODD = {
    "empty": "",
    "nul": "%00",
    "nul within": "a%00b",
    "no utf-8": "%ff%fe",
    "half a surrogate": "%ed%a0%80",
    "no encoding": "%zz%",
    "emoji": quote("🦆"),
    "markup": quote("<script>alert(1)</script>"),
    "quotes": quote("' OR 1=1 --"),
    "long": "x" * 10_000,
    "negative": "-1",
    "zero": "0",
    "beyond the end": "9999",
    "huge": "9" * 30,
    "endless": "9" * 5_000,
    "float": "1e5",
    "superscript": quote("²"),
    "other digits": quote("١٢٣"),
    "no date": "0000-00-00",
}
ALWAYS = ("q", "side", "page", "per_page", "sort", "postnummer", "politikreds")
PUBLIC_LISTS = (
    "/",
    "/projekter/",
    "/en/projekter/",
    "/opgaver/",
    "/nyheder/",
    "/soeg/",
    "/soeg/forslag/",
    "/ideer/",
    "/foreslaa/lignende/",
)
STAFF_LISTS = (
    "workspace",
    "initiative_list",
    "initiative_choose_project",
    "application_list",
    "ambassador_list",
    "role_list",
    "session_list",
    "assignment_list",
    "mailing_list",
    "message_new",
    "plan_home",
    "hold_list",
    "matching",
    "presence_list",
    "figures",
    "idea_desk",
    "application_type",
    "join_invite",
    "intake",
    "safety_reports",
    "duties",
    "course_desk_list",
    "area_list",
    "calendar",
    "calendar_subscribe",
    "staff_list",
    "unowned",
)


def _fields(html):
    return set(re.findall(r'<(?:input|select)[^>]*\bname="(\w+)"', html)) - {"csrfmiddlewaretoken"}


def _failures(client, path, html=""):
    queries = [f"{name}={value}" for name in {*ALWAYS, *_fields(html)} for value in ODD.values()]
    queries += [f"{name}=a&{name}=b&{name}[]=c&{name}[x]=d" for name in ALWAYS]
    answers = {query[:60]: client.get(f"{path}?{query}").status_code for query in queries}
    return {query: status for query, status in answers.items() if status != 200}


@pytest.fixture(autouse=True)
def answers_as_in_production(client):
    """A failure is an answer here, 500, as it is for a visitor."""
    client.raise_request_exception = False


@pytest.mark.parametrize("path", PUBLIC_LISTS)
def test_public_lists_take_any_parameter(client, path):
    make_site()
    make_place()
    publish(make_project())
    assert _failures(client, path, client.get(path).content.decode()) == {}


@pytest.mark.parametrize("name", STAFF_LISTS)
def test_staff_lists_take_any_parameter(client, name):
    make_place()
    make_volunteer()
    client.force_login(make_staff(may_screen=True))
    path = reverse(name)
    assert _failures(client, path, client.get(path).content.decode()) == {}


def test_a_page_beyond_the_end_of_a_staff_list_is_the_last(client):
    last = [make_volunteer(last_name=f"Nr{number:03}") for number in range(26)][-1]
    client.force_login(make_staff())
    page = client.get(reverse("ambassador_list"), {"page": "9999", "sort": "name"}).content.decode()
    assert page.count("<tr") == 2  # heading and the twenty-sixth
    assert last.person.last_name in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/xx/", 404),
        ("/da/", 404),
        ("/de/min-side/", 404),
        ("/projekter/%00/", 404),
        ("/projekter/%ff/", 404),
        ("/projekter//", 404),
        (f"/{'a' * 9000}/", 404),
        (f"/projekter/{'a' * 5000}/", 404),
        (f"/opgaver/{'9' * 30}/", 410),
        ("/opgaver/-1/", 404),
        ("/svar/x/", 404),
        ("/svar/%00/", 404),
        (f"/svar/{'a' * 9000}/", 404),
        ("/documents/1/x.pdf", 404),
        ("/media/%00", 404),
        ("/media/../settings.py", 400),
        (f"/koordinator/initiativer/{'9' * 30}/", 404),
        (f"/min-side/invitation/{'9' * 30}/", 404),
    ],
    ids=lambda value: str(value)[:40],
)
def test_odd_addresses_get_a_page_that_says_so(client, path, status):
    make_site()
    client.force_login(make_staff())
    response = client.get(path)
    html = response.content.decode()
    assert (response.status_code, html.count("<h1")) == (status, 1)
    assert '<html lang="da">' in html


@pytest.mark.parametrize("language", ["tlh", "\x00,,;q=z", "da;q=x", "*", "x" * 9000])
def test_a_language_we_lack_is_answered_in_danish(client, language):
    make_site()
    response = client.get("/", headers={"accept-language": language})
    assert (response.status_code, '<html lang="da"' in response.content.decode()) == (200, True)


def test_another_host_is_refused_with_a_page(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    response = client.get("/", headers={"host": "evil.example"})
    assert (response.status_code, response.content.decode().count("<h1")) == (400, 1)


@pytest.mark.parametrize("path", ["/opgaver/", "/soeg/", "/min-side/", "/offline/", "/robots.txt"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods_are_refused(client, path, method):
    response = getattr(client, method)(path)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


# --- files ----------------------------------------------------------------------------------------------


def _png(width=8, height=8):
    file = io.BytesIO()
    Drawing.new("RGB", (width, height), (20, 80, 107)).save(file, "PNG")
    return file.getvalue()


def _claims_to_be_huge():
    """A picture of some bytes that says it has 60,000 × 60,000 points."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    whole = _png()
    return whole[:8] + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header)) + whole[33:]


DAMAGED = "Indsend en billedfil. Filen, du indsendte, var enten ikke et billede eller en defekt billedfil."
OTHER_KIND = (
    "Filens navn ender på .{}, men indholdet er {}. Giv filen den rigtige endelse, eller vælg en anden."
)
NO_PICTURES = {
    "text.png": (b"Jeg er ingen tegning.", DAMAGED),
    "halv.png": (_png()[:40], DAMAGED),
    "afbrudt.png": (_png(400, 400)[:-60], DAMAGED),
    "tom.png": (b"", "Den indsendte fil er tom."),
    "bombe.png": (_claims_to_be_huge(), "Billedet er for stort til at åbne. Gør det mindre, og prøv igen."),
    "tegning.svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "Den slags fil kan vi ikke bruge. Brug en af disse: AVIF, GIF, JPG, JPEG, PNG, WEBP.",
    ),
    "forklaedt.png": (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', OTHER_KIND.format("png", "svg")),
    "andet.jpg": (_png(), OTHER_KIND.format("jpeg", "png")),
}


@pytest.fixture
def upload(client):
    """`upload(name, content)` as an editor, through the form for one picture."""
    make_site()
    client.force_login(make_editor())
    district_page()

    def send(name, content):
        file = io.BytesIO(content)
        file.name = name
        response = client.post(
            reverse("wagtailimages:add"), {"title": "En lampe", "file": file, **SHOWS_NOBODY}
        )
        return response, get_image_model().objects.count()

    return send


@pytest.mark.parametrize("name", NO_PICTURES)
def test_a_file_that_is_no_picture_is_refused_at_the_field(upload, name):
    content, words = NO_PICTURES[name]
    response, stored = upload(name, content)
    assert (response.status_code, stored) == (200, 0)
    assert response.context["form"].errors == {"file": [words]}
    assert words in unescape(response.content.decode())


def test_a_picture_that_is_too_large_is_refused_at_the_field(upload, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2048
    response, stored = upload("stor.png", _png() + bytes(5000))
    assert (response.status_code, stored) == (200, 0)
    (words,) = response.context["form"].errors["file"]
    assert re.fullmatch(r"Filen er for stor \(5,0.KB\)\. Den må højst fylde 2,0.KB\.", words)


def test_a_picture_is_taken(upload):
    response, stored = upload("lampe.png", _png())
    assert (response.status_code, stored) == (302, 1)


def test_more_fields_than_any_form_has_are_refused_with_a_page(client):
    make_site()
    response = client.post(
        reverse("account_request_login_code"), {f"f{number}": "" for number in range(2000)}
    )
    assert (response.status_code, response.content.decode().count("<h1")) == (400, 1)


def test_more_text_than_any_form_has_is_refused_with_a_page(client):
    make_site()
    text, kind = f"email={'x' * 3_000_000}", "application/x-www-form-urlencoded"
    response = client.post(reverse("account_request_login_code"), text, kind)
    assert (response.status_code, response.content.decode().count("<h1")) == (400, 1)


# --- a parent that is no longer published -----------------------------------------------------------------


def test_pages_below_a_district_that_was_taken_down_are_gone(client):
    page = publish(make_project())
    assert client.get(page.url).status_code == 200
    page.get_parent().specific.unpublish()
    response = client.get(page.url)
    assert (response.status_code, response.content.decode().count("<h1")) == (404, 1)
    for path in ("/", "/projekter/", "/sitemap.xml", "/projekter/feed/", f"/soeg/?q={quote(page.title)}"):
        assert page.url not in client.get(path).content.decode(), path


def test_a_page_below_one_that_was_taken_down_has_no_long_address_either(client):
    page = publish(make_project())
    branch = page.get_parent().specific
    long = f"{branch.url}{page.slug}/"
    assert client.get(long).status_code == 200
    branch.unpublish()
    assert client.get(long).status_code == client.get(branch.url).status_code == 404
    branch.save_revision().publish()
    assert client.get(long).status_code == client.get(page.url).status_code == 200


def test_news_is_gone_while_the_list_of_news_is_taken_down(client):
    make_site()
    index = NewsIndexPage.objects.get()
    page = NewsPage(title="Bænken er malet", slug="baenken", lead="Den er grøn.", published_on=localdate())
    news = index.add_child(instance=page)
    assert client.get(news.url).status_code == 200
    index.unpublish()
    assert client.get(news.url).status_code == client.get(index.url).status_code == 404
    for path in ("/", "/sitemap.xml", "/nyheder/feed/"):
        assert news.url not in client.get(path).content.decode(), path
