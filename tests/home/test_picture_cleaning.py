"""What is stored of an uploaded picture: its pixels the right way up, and nothing of where or by whom it was taken."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Drawing
from PIL import PngImagePlugin
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from tests.factories.pages import make_editor, make_site
from tests.factories.pictures import SHOWS_NOBODY, photograph

pytestmark = pytest.mark.django_db
SECRETS = (b"Kaj Fotograf", b"Nikolaj", b"GPS", b"http://ns.adobe.com/xap", b"Exif\x00\x00")
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


@pytest.fixture
def desk(client, places_data):
    """An editor who has signed in."""
    make_site()
    client.force_login(make_editor())
    return client


def through_the_form(client, file):
    answer = client.post(reverse("wagtailimages:add"), {"title": "Sti", "file": file, **SHOWS_NOBODY})
    assert answer.status_code == 302, answer.context["form"].errors


def through_the_chooser(client, file):
    sent = {f"image-chooser-upload-{key}": value for key, value in SHOWS_NOBODY.items()}
    sent |= {"image-chooser-upload-title": "Sti", "image-chooser-upload-file": file}
    answer = client.post(reverse("wagtailimages_chooser:create"), sent)
    assert answer.json()["step"] == "chosen"


def several_at_once(client, file):
    answer = client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Sti", "files[]": file, "collection": "1"},
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )
    number = answer.json()["uploaded_file_id"]
    waiting = UploadedFile.objects.get(pk=number)
    assert not any(secret in waiting.file.read() for secret in SECRETS)
    sent = {f"uploaded-image-{number}-{key}": value for key, value in SHOWS_NOBODY.items()}
    sent |= {f"uploaded-image-{number}-title": "Sti", f"uploaded-image-{number}-collection": "1"}
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number])
    answer = client.post(address, sent, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert answer.json()["success"] is True, answer.content


WAYS = [through_the_form, through_the_chooser, several_at_once]


@pytest.mark.parametrize("upload", WAYS)
@pytest.mark.parametrize("ending", FORMATS)
def test_position_camera_and_names_are_left_behind(desk, upload, ending):
    content = photograph(FORMATS[ending])
    assert b"Kaj Fotograf" in content
    upload(desk, SimpleUploadedFile(f"sti.{ending}", content))
    picture = get_image_model().objects.get()
    with picture.file.open("rb") as stored:
        kept = stored.read()
    assert [secret for secret in SECRETS if secret in kept] == []
    opened = Drawing.open(io.BytesIO(kept))
    assert (opened.format, dict(opened.getexif())) == (FORMATS[ending], {})
    assert picture.file_size == len(kept)


@pytest.mark.parametrize("upload", WAYS)
def test_a_picture_taken_sideways_stands_upright(desk, upload):
    upload(desk, SimpleUploadedFile("sti.jpg", photograph("JPEG", size=(60, 40), orientation=6)))
    picture = get_image_model().objects.get()
    with picture.file.open("rb") as stored:
        opened = Drawing.open(stored)
        assert opened.size == (picture.width, picture.height) == (40, 60)
        red, _green, blue = opened.convert("RGB").getpixel((20, 5))
    assert (red > 200, blue < 60) == (True, True)  # the left half was red: it is the upper half now


def test_a_file_that_lies_on_the_disk_is_cleaned_too(desk, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    through_the_form(desk, SimpleUploadedFile("sti.jpg", photograph("JPEG")))
    with get_image_model().objects.get().file.open("rb") as stored:
        assert b"Kaj Fotograf" not in stored.read()


def test_notes_in_a_png_are_left_behind(desk):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Kaj Fotograf")
    out = io.BytesIO()
    Drawing.new("RGBA", (20, 20), (9, 9, 9, 100)).save(out, "PNG", pnginfo=notes)
    through_the_form(desk, SimpleUploadedFile("note.png", out.getvalue()))
    with get_image_model().objects.get().file.open("rb") as stored:
        opened = Drawing.open(stored)
        assert (opened.text, opened.convert("RGBA").getpixel((3, 3))) == ({}, (9, 9, 9, 100))


def test_a_moving_picture_still_moves(desk):
    frames = [Drawing.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(
        out, "GIF", save_all=True, append_images=frames[1:], duration=[90, 200, 300], comment=b"Kaj"
    )
    through_the_form(desk, SimpleUploadedFile("lys.gif", out.getvalue()))
    with get_image_model().objects.get().file.open("rb") as stored:
        opened = Drawing.open(stored)
        assert (opened.n_frames, opened.info["duration"], "comment" in opened.info) == (3, 90, False)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("sti.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "AVIF, GIF"),
        ("sti.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "png"),
        ("sti.jpg", b"<html><script>alert(1)</script></html>", "svg"),
        ("sti.jpg", photograph("JPEG")[:400], "billede"),
    ],
)
def test_what_is_no_picture_is_refused_in_danish(desk, name, content, words):
    file = SimpleUploadedFile(name, content)
    answer = desk.post(reverse("wagtailimages:add"), {"title": "Sti", "file": file, **SHOWS_NOBODY})
    (said,) = answer.context["form"].errors["file"]
    assert words in said
    assert get_image_model().objects.count() == 0


def test_more_pixels_than_we_open_are_refused_in_danish(desk):
    out = io.BytesIO()
    Drawing.new("1", (10_000, 5_001)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000  # small on the disk
    file = SimpleUploadedFile("stor.png", out.getvalue())
    answer = desk.post(reverse("wagtailimages:add"), {"title": "Sti", "file": file, **SHOWS_NOBODY})
    (said,) = answer.context["form"].errors["file"]
    assert said.startswith("Billedet er for stort")
