"""“Passer til dig” on `/opgaver/`: what this ambassador may take, best first, with the reasons a coordinator sees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from coordination.fitting.fits import EXAMPLES, Fits, fits_of
from coordination.fitting.offers import Offer
from coordination.matching.own_words import for_me
from coordination.matching.reasons import Fit
from coordination.matching.wording import band
from projects.models import Role, SessionPlace

YES, PARAMETER = "ja", "passer"
PAGE_SIZE, TEASED, UNDATED_SHOWN = 12, 3, 12


@dataclass(frozen=True)
class Fitting:
    """A seat or a role without dates (`subject`), and how it suits."""

    subject: Any
    fit: Fit

    @property
    def band(self) -> str:
        """The score in words."""
        return band(self.fit.score)

    @property
    def reasons(self) -> str:
        """What speaks for it."""
        return for_me(self.fit.reasons)

    @property
    def against(self) -> str:
        """What speaks against it."""
        return for_me(self.fit.reasons, against=True)


def wants_fitting(request: HttpRequest) -> bool:
    """Whether somebody who is signed in asks for what suits them; others see the list as it is."""
    return request.user.is_authenticated and request.GET.get(PARAMETER) == YES


def teaser(request: HttpRequest, places: Any) -> dict[str, Any]:
    """The best few, for the top of the list of everything; nothing for who isn't an active ambassador."""
    fits = fits_of(request.user, places) if request.user.is_authenticated else None
    if fits is None:
        return {}
    return {"teased": _shown(fits, fits.seats[:TEASED], _places), "fitting_count": len(fits.seats)}


def fitting_page(request: HttpRequest, places: Any) -> dict[str, Any] | None:
    """A page of what suits, what nearly does, and roles without dates; None for who isn't an active ambassador."""
    fits = fits_of(request.user, places)
    if fits is None:
        return None
    page = Paginator(fits.seats, PAGE_SIZE).get_page(request.GET.get("side"))
    examples = [offer for each in fits.nearly for offer in each.offers[:EXAMPLES]]
    known = _places([*page.object_list, *examples])
    return {
        "page_obj": page,
        "fitting": _shown(fits, page.object_list, lambda _offers: known),
        "nearly": [
            (each.refusal, len(each.offers), [known[offer.pk] for offer in each.offers[:EXAMPLES] if offer.pk in known])
            for each in fits.nearly
        ],
        "undated": _shown(fits, fits.undated[:UNDATED_SHOWN], _roles),
    }


def _shown(fits: Fits, offers: Sequence[Offer], read: Any) -> list[Fitting]:
    subjects = read(offers) if offers else {}
    return [Fitting(subjects[offer.pk], fits.fit_of(offer)) for offer in offers if offer.pk in subjects]


def _places(offers: Iterable[Offer]) -> dict[int, SessionPlace]:
    rows = SessionPlace.objects.filter(pk__in=[offer.pk for offer in offers])
    rows = rows.select_related("session__initiative", "session__postal_code", "role")
    return {row.pk: row for row in rows}


def _roles(offers: Iterable[Offer]) -> dict[int, Role]:
    rows = Role.objects.filter(pk__in=[offer.pk for offer in offers]).select_related("initiative__project")
    return {row.pk: row for row in rows.select_related("initiative__project__postal_code")}
