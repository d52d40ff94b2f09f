"""The copy as a file: a page to read, paper, and JSON for machines."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import pdf
from volunteers.privacy.copying import Section

KINDS = {"side": "html", "pdf": "pdf", "json": "json"}


def as_file(kind: str, person: Any, sections: list[Section]) -> HttpResponse:
    """A download of that kind (`KINDS`)."""
    make = {"side": _page, "pdf": _paper, "json": _data}[kind]
    content, media = make(person, sections)
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="mine-data-{timezone.localdate()}.{KINDS[kind]}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _page(person: Any, sections: list[Section]) -> tuple[bytes, str]:
    context = {"sections": sections, "person": person, "at": timezone.now(), "LANGUAGE_CODE": get_language()}
    return render_to_string("volunteers_privacy/file.html", context).encode(), "text/html; charset=utf-8"


def _paper(person: Any, sections: list[Section]) -> tuple[bytes, str]:
    return paper(title=_("Your data"), sections=sections), "application/pdf"


def paper(*, title: str, sections: list[Section], lines: tuple[str, ...] = ()) -> bytes:
    """Sections as a tagged PDF."""
    return pdf.render(
        "document.typ",
        {
            "title": title,
            "date": date_format(timezone.localdate(), "j. F Y"),
            "page_word": _("Page"),
            "lines": lines or (_("This is everything Tryghed holds about you."),),
            "sections": [_on_paper(section) for section in sections],
        },
    )


def _on_paper(section: Section) -> dict[str, Any]:
    content: dict[str, Any] = {"title": section.title, "lines": [section.note] if section.note else []}
    if section.header:
        rows = [[value for _label, value in record] for record in section.records]
        return {**content, "table": {"header": section.header, "rows": rows}}
    return {**content, "records": section.records}


def _data(person: Any, sections: list[Section]) -> tuple[bytes, str]:
    content = {
        "made_at": timezone.now(),
        "person": person.pk,
        "sections": [
            {"table": each.table, "title": each.title, "note": each.note, "rows": each.rows}
            for each in sections
        ],
    }
    return (
        json.dumps(content, cls=PlainEncoder, ensure_ascii=False, indent=2).encode(),
        "application/json; charset=utf-8",
    )


class PlainEncoder(DjangoJSONEncoder):
    """Also for what only knows how to be written as text (phone numbers, labels that wait for a language)."""

    def default(self, o: Any) -> Any:
        """Text for what JSON doesn't know."""
        try:
            return super().default(o)
        except TypeError:
            return str(o)
