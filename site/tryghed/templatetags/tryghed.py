"""The components of the site as tags. Each names its arguments: a misspelt one stops the page at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from django import forms, template
from django.conf import settings
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import dates
from core.registries import Panel
from home.languages import reading_language
from tryghed.forms import only_missing, summary_lines
from tryghed.icons import ICONS, SPRITE
from tryghed.links import local_path

register = template.Library()

BADGES = {
    "": "",
    "info": "",
    "success": "badge-success",
    "warning": "badge-warning",
    "error": "badge-error",
}
STEP_STATES = {"done", "now", "later"}
CLOCK_ICONS = {dates.ClockState.OK: "check", dates.ClockState.LATE: "warning"}
HOUR_FORMS = {"time": dates.at_text, "moment": dates.moment_text}
Text = str | Promise


@register.simple_tag
def icon(name: str, label: Text = "") -> SafeString:
    """A dkfds icon from our own sprite; with a label it is read aloud, without it is decoration."""
    if name not in ICONS:
        raise ValueError(f"No icon called {name!r}: add it to tryghed.icons.")
    hidden = (
        format_html('role="img" aria-label="{}"', label) if label else format_html('aria-hidden="{}"', "true")
    )
    return format_html(
        '<svg class="icon-svg" focusable="false" {}><use href="{}#{}"></use></svg>',
        hidden,
        static(SPRITE),
        name,
    )


@register.simple_tag
def lamps(stage_index: int, total: int, label: Text) -> SafeString:
    """The stage as lamps: `stage_index` of `total` are lit (1 is the first), the word stands beside them."""
    if not 0 <= stage_index <= total:
        raise ValueError(f"Stage {stage_index} of {total} does not exist.")
    lit = SafeString('<i class="is-lit"></i>' * stage_index + "<i></i>" * (total - stage_index))
    step = _("(step %(step)s of %(total)s)") % {"step": stage_index, "total": total}
    return format_html(
        '<span class="t-stage"><span class="t-lamps" aria-hidden="true">{}</span>{} '
        '<span class="sr-only">{}</span></span>',
        lit,
        label,
        step,
    )


@register.inclusion_tag("components/timeline.html")
def timeline(steps: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The course of a project. A step has `label`, `state` (done, now, later) and perhaps `when`."""
    shown = [dict(step) for step in steps]
    for step in shown:
        if unknown := set(step) - {"label", "state", "when"}:
            raise ValueError(f"A step of a timeline has no {', '.join(sorted(unknown))}.")
        if step["state"] not in STEP_STATES:
            raise ValueError(f"No such state of a step: {step['state']!r}.")
    return {"steps": shown, "count": len(shown)}


@register.simple_tag
def badge(text: Text, kind: str = "") -> SafeString:
    """A short state: kind is "", info, success, warning or error."""
    if kind not in BADGES:
        raise ValueError(f"No badge of kind {kind!r}.")
    return format_html('<span class="{}">{}</span>', f"badge {BADGES[kind]}".strip(), text)


@register.simple_tag
def clock(due: date | datetime | None, now: datetime | None = None, answered: bool = False) -> SafeString:
    """When something is promised: grey, amber on the day, red when over, green when answered."""
    if due is None and not answered:
        return SafeString("")
    moment = now or timezone.now()
    known = due or moment
    state = dates.clock_state(known, moment, answered=answered)
    return format_html(
        '<span class="{}">{}{}</span>',
        f"t-clock {state}".strip(),
        icon(CLOCK_ICONS.get(state, "time")),
        dates.clock_text(known, moment, answered=answered),
    )


@register.simple_tag
def date_tile(moment: date | datetime) -> SafeString:
    """Day and month as a tile; decoration, so the text beside it must say the date too."""
    day = dates.local_day(moment)
    return format_html(
        '<div class="t-date" aria-hidden="true"><b>{}</b><span>{}</span></div>',
        day.day,
        dates.month_text(day),
    )


@register.inclusion_tag("components/why.html")
def why(
    reasons: Text | Sequence[Text], against: bool = False, lead: Text = "", icon: str = ""
) -> dict[str, Any]:
    """The sentence that explains a choice: one text or several; `against` warns, `lead` stands bold."""
    texts = [reasons] if isinstance(reasons, str | Promise) else list(reasons)
    return {
        "texts": texts,
        "against": against,
        "lead": lead,
        "icon": icon or ("warning" if against else "info"),
    }


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*items: Any) -> dict[str, Any]:
    """The way here, after the front page: `{% breadcrumb "Projects" "/projekter/" page.title %}`.

    Label and path in turn, and last the label of this page; or one list of (label, path) pairs.
    """
    if len(items) == 1 and not isinstance(items[0], str | Promise):
        pairs = [(entry, "") if isinstance(entry, str | Promise) else tuple(entry) for entry in items[0]]
    else:
        pairs = list(zip_longest(items[::2], items[1::2], fillvalue=""))
    return {"items": [{"label": label, "url": local_path(url) if url else ""} for label, url in pairs]}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: Text, text: Text = "", link_url: str = "", link_label: Text = "") -> dict[str, Any]:
    """Nothing here: why, and one way on."""
    return {"title": title, "text": text, "link_url": link_url, "link_label": link_label}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page_obj: Page, param: str = "side") -> dict[str, Any]:
    """The pages of a list by GET; every other choice is kept."""
    kept = context["request"].GET.copy()
    kept.pop(param, None)

    def address(number: int) -> str:
        query = kept.copy()
        if number > 1:
            query[param] = str(number)
        return f"?{query.urlencode()}"

    numbers = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    return {
        "page": page_obj,
        "first": page_obj.start_index(),
        "last": page_obj.end_index(),
        "total": page_obj.paginator.count,
        "previous": address(page_obj.number - 1) if page_obj.has_previous() else "",
        "next": address(page_obj.number + 1) if page_obj.has_next() else "",
        "pages": [(n, address(n) if isinstance(n, int) else "") for n in numbers],
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(*bound_forms: forms.BaseForm | list[forms.BaseForm] | None) -> dict[str, Any]:
    """What must be put right, said at the top with a link to each field; nothing when nothing is wrong."""
    given: list[forms.BaseForm] = []
    for entry in bound_forms:
        given += entry if isinstance(entry, list) else [] if entry is None else [entry]
    faulty = [form for form in given if form.is_bound and form.errors]
    lines = [line for form in faulty for line in summary_lines(form)]
    if all(only_missing(form) for form in faulty):
        title = ngettext("You are missing %(count)s thing", "You are missing %(count)s things", len(lines))
    else:
        title = ngettext(
            "There is %(count)s thing to put right", "There are %(count)s things to put right", len(lines)
        )
    return {"lines": lines, "title": title % {"count": len(lines)}}


@register.simple_tag
def field(bound_field: forms.BoundField, size: str = "", hint: Text = "") -> SafeString:
    """A field as a dkfds form group; `size="short"` for a few digits; `hint` instead of the help text."""
    if size not in {"", "short"}:
        raise ValueError(f"No such size of a field: {size!r}.")
    if size:
        names = bound_field.field.widget.attrs.get("class", "").split()
        bound_field.field.widget.attrs["class"] = " ".join([*names, "form-input--short"])
    if hint:
        bound_field.help_text = str(hint)
    return bound_field.as_field_group()


@register.simple_tag
def link(path: str) -> str:
    """A public path in the language of the page: `{% link "/projekter/" %}`."""
    return local_path(path)


@register.simple_tag
def session_time(start: datetime, end: datetime | None = None, weekday: bool = True) -> str:
    """ "tirsdag 1. december kl. 17–19"."""
    return dates.span_text(start, end, weekday=weekday)


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """The query of this page with some choices changed; None or "" removes one: `{% query tema=None %}`."""
    kept = context["request"].GET.copy()
    kept.pop("side", None)
    for name, value in changes.items():
        kept.pop(name, None)
        if value not in (None, ""):
            kept[name] = str(value)
    return f"?{kept.urlencode()}"


@register.simple_tag(takes_context=True)
def render_panel(context: template.Context, panel: Panel) -> str:
    """A panel with its own template; what the page knows (request, shell) is at hand in it."""
    if context.template is None:
        raise ValueError("A panel is part of a page.")
    found = context.template.engine.get_template(panel.template)
    with context.push(**panel.context):
        return found.render(context)


@register.filter
def nbsp_date(moment: date | datetime | None, form: str = "day") -> str:
    """A date that does not break: forms are day, weekday, full (with the year), time and moment."""
    if moment is None:
        return ""
    if isinstance(moment, datetime) and form in HOUR_FORMS:
        return HOUR_FORMS[form](moment)
    ways = {
        "day": lambda: dates.day_text(moment, weekday=False),
        "weekday": lambda: dates.day_text(moment),
        "full": lambda: dates.day_text(moment, weekday=False, year=True),
    }
    if form not in ways:
        raise ValueError(f"No such form of a date: {form!r}.")
    return ways[form]()


@register.filter
def danish(text: Any) -> SafeString:
    """What staff wrote in Danish, marked as such where the page around it is in another language."""
    if reading_language() == settings.LANGUAGE_CODE:
        return conditional_escape(text)
    tag = "div" if str(text).startswith("<p") else "span"
    return format_html('<{} lang="{}">{}</{}>', tag, settings.LANGUAGE_CODE, text, tag)
