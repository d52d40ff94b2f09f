"""Wagtail's texts in our Danish: complete, with the same places and tags, and in step with what is installed."""

import re
from collections import Counter

import pytest

from tools import messages, wagtail_danish
from tools.messages import forms

TAG = re.compile(r"</?\w+[^>]*>")
QUOTED = re.compile(r"'[^']*'")
# Where both catalogues have a text, ours counts. These mean the same to an editor, in other words.
SAME_MEANING = {
    "(optional)",
    "Breadcrumb",
    "Change",
    "Not a supported image format. Supported formats: %(supported_formats)s.",
    "Not a valid .%(extension)s image. The extension does not match the file format (%(image_format)s)",
    "Owner",
    "Tag",
    "Tags",
    "choices",
    "tags",
    "Rejected",
    "Rename",
    "Section",
    "Task",
    "Tasks",
    "This field is required.",
    "This file has too many pixels (%(num_pixels)s). Maximum pixels %(max_pixels_count)s.",
    "This file is too big (%(file_size)s). Maximum filesize %(max_filesize)s.",
    "This file is too big. Maximum filesize %(max_filesize)s.",
    "owner",
    "slug",
}


def entries():
    for domain in wagtail_danish.DOMAINS:
        for message in messages.read(wagtail_danish.FOLDER / f"{domain}.po"):
            if message.id:
                yield message


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A catalogue of its own to spoil."""
    for domain in wagtail_danish.DOMAINS:
        source = wagtail_danish.FOLDER / f"{domain}.po"
        (tmp_path / source.name).write_text(source.read_text())
    monkeypatch.setattr(wagtail_danish, "FOLDER", tmp_path)
    monkeypatch.setattr(messages, "LOCK", tmp_path / "lock")
    return tmp_path / "django.po"


def spoil(path, before, after):
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def test_every_text_of_the_installed_wagtail_has_its_danish():
    assert wagtail_danish.check() == []
    assert sum(1 for _ in entries()) > 1500


def test_links_and_tags_stay_as_they_are():
    """A tag may move in the sentence, its address and attributes may not change."""
    assert [
        forms(message.id)
        for message in entries()
        if Counter(TAG.findall(forms(message.id)[-1])) != Counter(TAG.findall(forms(message.string)[-1]))
    ] == []


def test_danish_quotes_and_no_exclamation_marks():
    danish = [form for message in entries() for form in forms(message.string)]
    assert [text for text in danish if "!" in text or "..." in text] == []
    assert [text for text in danish if QUOTED.search(TAG.sub("", text))] == []


def test_where_our_own_catalogue_says_otherwise_it_means_the_same():
    ours = {message.id: message.string for message in messages.read(messages.CATALOGUE) if message.id}
    other = {each.id for each in entries() if each.id in ours and ours[each.id] != each.string}
    assert other <= SAME_MEANING


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('"Gem kladde"', '""', "django: 'Save Draft': has no Danish"),
        ('msgid "Save draft"', 'msgid "Save a draft"', "django: 'Save draft': not in the catalogue"),
        ('msgid "Save draft"', 'msgid "Save a draft"', "django: 'Save a draft': no longer in the source"),
        ('"Slet %(title)s"', '"Slet %(titel)s"', "django: 'Delete %(title)s': placeholders"),
    ],
)
def test_what_is_missing_stale_or_wrong_is_said(copy, before, after, problem):
    spoil(copy, before, after)
    assert any(each.startswith(problem) for each in wagtail_danish.check())


def test_update_drops_what_is_gone_and_keeps_the_danish(copy):
    whole = copy.read_text()
    copy.write_text(whole + '\nmsgid "Gone with the last Wagtail"\nmsgstr "Væk"\n')
    assert wagtail_danish.update() == 0
    assert copy.read_text() == whole


def test_apps_that_are_not_installed_need_no_danish(monkeypatch):
    monkeypatch.setattr(wagtail_danish, "installed_apps", lambda: ["wagtail.search"])
    assert {key[0] for key in wagtail_danish.texts_of_wagtail("django")} == {"Wagtail search"}


def test_a_copied_template_that_is_out_of_step_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(wagtail_danish, "TEMPLATES", tmp_path)
    assert len(wagtail_danish.template_problems()) == len(wagtail_danish.WRITTEN_IN_ENGLISH)


def test_an_english_word_that_wagtail_has_mended_is_said(monkeypatch):
    monkeypatch.setitem(wagtail_danish.WRITTEN_IN_ENGLISH, "wagtailadmin/home.html", ("No such word", ""))
    with pytest.raises(KeyError, match="no longer says"):
        wagtail_danish.template_in_danish("wagtailadmin/home.html")
