"""The component tags: what they say, what they refuse, and that they carry no inline style or script."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import mark_safe

from core import dates
from tryghed.forms import HintedLabel
from tryghed.icons import ICONS
from tryghed.pictures import SCENE_NAMES, SHELL, draw_scene, scene_svg
from tryghed.templatetags.tryghed import danish

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=COPENHAGEN)
NBSP = "\u00a0"


class SignUp(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Navn")
    code = forms.CharField(label="Postnummer", help_text="Fire tal", min_length=4)
    place = forms.ChoiceField(
        label="Kommune",
        widget=forms.RadioSelect,
        choices=[("1", HintedLabel("Roskilde", "Midt- og Vestsjællands Politi")), ("2", "Ved ikke")],
    )
    days = forms.MultipleChoiceField(
        label="Dage", required=False, widget=forms.CheckboxSelectMultiple, choices=[("1", "Mandag")]
    )
    theme = forms.ChoiceField(label="Tema", required=False, choices=[("", "Alle")])
    agree = forms.BooleanField(label="Jeg har læst det")


def render(source: str, **context: Any) -> str:
    """A template's text with single spaces."""
    return " ".join(Template(source).render(Context(context)).split())


@pytest.fixture(autouse=True)
def _english() -> Any:
    with translation.override("en"):
        yield


def test_icon_is_decoration_unless_it_has_a_label() -> None:
    """Screen readers hear an icon only when it says something."""
    assert 'aria-hidden="true"' in render('{% icon "check" %}')
    assert 'role="img" aria-label="Sted"' in render('{% icon "location" "Sted" %}')


@pytest.mark.parametrize(
    "source",
    [
        '{% icon "no-such-icon" %}',
        '{% badge "x" "pink" %}',
        '{% lamps 6 5 "x" %}',
        '{{ day|nbsp_date:"long" }}',
        '{% field form.name size="huge" %}',
    ],
)
def test_components_refuse_unknown_values(source: str) -> None:
    """A misspelt value is found while building, not by the reader."""
    with pytest.raises(ValueError, match=r"\w"):
        render(source, day=date(2026, 1, 1), form=SignUp())


def test_components_refuse_unknown_attributes() -> None:
    """A misspelt argument stops the template."""
    with pytest.raises(TemplateSyntaxError):
        render('{% badge "x" colour="red" %}')


def test_lamps_say_the_stage_in_words() -> None:
    """Colour is never alone."""
    html = render('{% lamps 3 5 "I gang" %}')
    assert html.count('<i class="is-lit"></i>') == 3
    assert html.count("<i></i>") == 2
    assert "I gang" in html
    assert "(step 3 of 5)" in html


def test_timeline_marks_where_we_are() -> None:
    """One step is current; unknown keys are refused."""
    steps = [
        {"label": "Idé", "state": "done"},
        {"label": "I gang", "state": "now"},
        {"label": "Slut", "state": "later"},
    ]
    html = render("{% timeline steps %}", steps=steps)
    assert html.count('aria-current="step"') == 1
    with pytest.raises(ValueError, match="colour"):
        render("{% timeline steps %}", steps=[{"label": "x", "state": "now", "colour": "red"}])


@pytest.mark.parametrize(
    ("due", "answered", "state", "text"),
    [
        (NOW + timedelta(days=3), False, "", f"Fri{NBSP}27{NBSP}Nov"),
        (NOW + timedelta(days=1), False, "", "Tomorrow"),
        (NOW.replace(hour=12, minute=0), False, "is-soon", f"Today at{NBSP}12:00"),
        (NOW.date(), False, "is-soon", "Today"),
        (NOW - timedelta(hours=1), False, "is-late", "Over time today"),
        (NOW - timedelta(days=1), False, "is-late", "1 day over"),
        (NOW - timedelta(days=5), True, "is-ok", "Answered"),
    ],
)
def test_clock(due: date | datetime, answered: bool, state: str, text: str) -> None:
    """Grey, amber on the day, red when over, green when answered."""
    html = Template("{% clock due now answered=answered %}").render(
        Context({"due": due, "now": NOW, "answered": answered})
    )
    assert f'class="{f"t-clock {state}".strip()}"' in html
    assert text in html


def test_clock_without_a_promise_is_empty() -> None:
    """Nothing promised, nothing shown."""
    assert render("{% clock due now %}", due=None, now=NOW) == ""


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2026-12-01T17:00", "2026-12-01T19:00", "tirsdag 1. december kl. 17–\u206019"),
        ("2026-12-03T19:30", "2026-12-03T21:30", "torsdag 3. december kl. 19.30–\u206021.30"),
        ("2026-12-05T22:00", "2026-12-06T01:00", "lørdag 5. december kl. 22–\u20601"),
        ("2026-12-05T10:00", "2026-12-06T16:00", "lørdag 5. december kl. 10 – søndag 6. december kl. 16"),
    ],
)
def test_danish_times_do_not_break(start: str, end: str, text: str) -> None:
    """Days, months and hours hang together, also behind a dash (U+2060); only day and hour may part."""
    begins, ends = (datetime.fromisoformat(moment).replace(tzinfo=COPENHAGEN) for moment in (start, end))
    with translation.override("da"):
        said = dates.span_text(begins, ends, year=False)
        assert said.replace(NBSP, " ") == text
        assert dates.day_text(begins, year=False) == NBSP.join(text.split(" ")[:3])


def test_english_times_use_the_clock() -> None:
    """The same session in English."""
    start = datetime(2026, 12, 1, 17, tzinfo=COPENHAGEN)
    said = dates.span_text(start, start + timedelta(hours=2), year=True).replace(NBSP, " ")
    assert said == "Tuesday 1 December 2026 at 17:00–\u206019:00"


def test_times_are_told_on_a_danish_clock() -> None:
    """What is stored in UTC is shown in Denmark, also in summer."""
    moment = datetime(2026, 7, 1, 22, 30, tzinfo=ZoneInfo("UTC"))
    assert dates.day_text(moment, year=False).replace(NBSP, " ") == "Thursday 2 July"
    assert render("{% date_tile moment %}", moment=moment) == (
        '<div class="t-date" aria-hidden="true"><b>2</b><span>Jul</span></div>'
    )


def test_breadcrumb_ends_with_this_page() -> None:
    """Pairs of label and path, then the page itself."""
    html = render('{% breadcrumb "Projekter" "/projekter/" title %}', title="Tunnelen")
    assert html.count("<li") == 3
    assert html.count('aria-current="page"') == 1
    assert "Tunnelen</li>" in html


def test_why_warns_when_it_speaks_against() -> None:
    """Another icon and another colour, and the lead stands bold."""
    assert "#warning" in render('{% why "Har sagt nej" against=True %}')
    assert "<b>Derfor:</b> Du bor tæt på." in render(
        '{% why reasons lead="Derfor:" %}', reasons=["Du bor tæt på."]
    )


def test_pagination_keeps_the_other_choices() -> None:
    """Only the page number changes; the first page has none."""
    page = Paginator(range(20), 6).page(2)
    request = RequestFactory().get("/projekter/", {"tema": "lys", "side": "2"})
    html = render("{% pagination page %}", page=page, request=request)
    assert "Showing 7–12 of 20." in html
    assert 'rel="prev" href="?tema=lys"' in html
    assert 'rel="next" href="?tema=lys&amp;side=3"' in html
    assert html.count("aria-current") == 1


def test_pagination_of_one_page_is_empty() -> None:
    """Nothing to turn, nothing shown."""
    page = Paginator(range(3), 6).page(1)
    assert render("{% pagination page %}", page=page, request=RequestFactory().get("/")) == ""


def test_query_removes_one_choice_and_the_page_number() -> None:
    """What a chip links to."""
    request = RequestFactory().get("/", {"tema": "lys", "km": "5", "side": "3"})
    assert render("{% query tema=None %}", request=request) == "?km=5"


def test_field_joins_hint_and_error_to_the_control() -> None:
    """The control names both by id, in the order they are read."""
    html = render("{% field form.code %}", form=SignUp({"code": "26"}))
    assert 'class="form-group form-error"' in html
    assert 'aria-describedby="id_code_helptext id_code_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<label class="form-label" for="id_code">Postnummer</label>' in html
    assert 'id="id_code_error"' in html


def test_choices_are_a_fieldset_of_boxes_with_hints() -> None:
    """Radio buttons and check boxes have a legend and a class of their own."""
    form = SignUp()
    html = render("{{ form.place.as_field_group }}", form=form)
    assert '<legend class="form-label">Kommune</legend>' in html
    assert html.count('class="form-radio"') == 2
    assert '<span class="form-hint">Midt- og Vestsjællands Politi</span>' in html
    assert 'class="form-checkbox"' in render("{{ form.days.as_field_group }}", form=form)
    assert 'class="form-select"' in render("{{ form.theme.as_field_group }}", form=form)


def test_error_summary_links_to_each_control() -> None:
    """A box that says how many, naming the fields that the stock sentence would not name."""
    html = render("{% error_summary form %}", form=SignUp({"code": "2640", "days": []}))
    assert "You are missing 3 things" in html
    assert '<a href="#id_name">Fill in “Navn”</a>' in html
    assert '<a href="#id_place_0">Answer “Kommune”</a>' in html
    assert '<a href="#id_agree">Answer “Jeg har læst det”</a>' in html
    assert 'role="alert"' in html


def test_error_summary_tells_wrong_from_missing() -> None:
    """Something filled in wrongly is not missing."""
    data = {"name": "Mette", "code": "26", "place": "1", "agree": "on"}
    assert "There is 1 thing to put right" in render("{% error_summary form %}", form=SignUp(data))


@pytest.mark.parametrize("data", [None, {"name": "M", "code": "2640", "place": "1", "agree": "on"}])
def test_error_summary_is_silent_when_nothing_is_wrong(data: dict[str, str] | None) -> None:
    """Neither before sending nor when all is well."""
    assert render("{% error_summary form %}", form=SignUp(data)) == ""


def test_components_carry_no_inline_style_or_script() -> None:
    """The policy of the site forbids both."""
    html = render('{{ form }}{% timeline s %}{% empty_state "a" "b" "/" "c" %}', form=SignUp({}), s=[])
    assert "style=" not in html
    assert "<script" not in html
    assert " on" not in html.replace(" on ", " ").replace(" one", " ")


@pytest.mark.parametrize("name", sorted(SHELL))
def test_shell_pictures_are_plain_and_light(name: str) -> None:
    """No script, style or text in them, and few kilobytes."""
    svg = scene_svg(name)
    assert len(svg) < 23_000
    assert not any(word in svg for word in ("<script", "<style", "<text", "http://www.w3.org/1999"))


def test_project_pictures_are_many_and_repeat_exactly() -> None:
    """At least twelve scenes; the same seed gives the same picture, another seed another."""
    assert len(SCENE_NAMES) >= 12
    first, again, other = (draw_scene("harbour", seed) for seed in (1, 1, 2))
    assert first.size == (1280, 720)
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != other.tobytes()


def test_every_icon_named_in_templates_exists() -> None:
    """The sprite is built from this list alone."""
    assert {"check", "warning", "time", "menu", "chevron-right", "error", "info", "success"} <= ICONS


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("da", "Kaffe & kage", "Kaffe &amp; kage"),
        ("en", "Kaffe & kage", '<span lang="da">Kaffe &amp; kage</span>'),
        ("en", mark_safe("<p>Kaffe</p>"), '<div lang="da"><p>Kaffe</p></div>'),
    ],
)
def test_what_staff_wrote_in_danish_is_marked_in_english(language, text, expected):
    with translation.override(language):
        assert danish(text) == expected
