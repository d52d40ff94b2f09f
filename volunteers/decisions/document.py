"""The decision on paper."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core import pdf
from core.dates import day_text
from volunteers.decisions.models import Decision, latest_hearing


def decision_pdf(decision: Decision) -> bytes:
    """A letter in the language around."""
    district = decision.application.district.name
    return pdf.render(
        "document.typ",
        {
            "title": _("Decision about your application"),
            "organisation": district,
            "date": day_text(decision.decided_at, weekday=False, year=True),
            "receiver": [decision.application.person.get_full_name()],
            "page_word": _("Page"),
            "lines": [
                _("You have applied to become a safety ambassador at %(district)s. We have said no.")
                % {"district": district}
            ],
            "sections": [{"title": title, "lines": lines} for title, lines in sections_of(decision)],
        },
    )


def sections_of(decision: Decision) -> Iterator[tuple[str, list[str]]]:
    """Why, what was said in the hearing, how to complain, and the right to see the file."""
    yield _("Why"), decision.reasons.splitlines()
    hearing = latest_hearing(decision.application)
    if hearing is not None:
        yield _("What we asked you about"), hearing.weighs.splitlines()
        yield _("What you answered"), hearing.answer.splitlines() or [_("You didn't answer.")]
    values: dict[str, Any] = {"district": decision.application.district.name}
    yield (
        _("If you disagree"),
        [
            _("You can complain to %(district)s. Call 114, or write, and say what you disagree with.")
            % values,
            _("The police district looks at it again, and you get an answer with a reason."),
        ],
    )
    yield (
        _("Your file"),
        [_("You have the right to see your file. Ask for it when you call, or fetch a copy on Min side.")],
    )
