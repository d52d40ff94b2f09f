"""“Passer til dig” on `/opgaver/`: what this ambassador may take, best first, with the reasons a coordinator sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from coordination.fitting.fits import EXAMPLES, Fits, fits_of
from coordination.fitting.offers import Offer
from coordination.matching.own_words import for_me
from coordination.matching.reasons import Fit
from coordination.matching.wording import band

YES, PARAMETER = "ja", "passer"
PAGE_SIZE, UNDATED_SHOWN = 12, 12


@dataclass(frozen=True)
class Fitting:
    """A seat or a role without dates, and how it suits."""

    offer: Offer
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
        """What speaks against it. That we asked lately is for who asks, not for who looks for themselves."""
        return for_me([each for each in self.fit.reasons if each.code != "asked"], against=True)


def wants_fitting(request: HttpRequest) -> bool:
    """Whether somebody who is signed in asks for what suits them; others see the list as it is."""
    return request.user.is_authenticated and request.GET.get(PARAMETER) == YES


def fitting_page(request: HttpRequest, places: Any) -> dict[str, Any] | None:
    """A page of what suits, what nearly does, and roles without dates; None for who isn't an active ambassador."""
    fits = fits_of(request.user, places)
    if fits is None:
        return None
    page = Paginator(fits.seats, PAGE_SIZE).get_page(request.GET.get("side"))
    return {
        "page_obj": page,
        "fitting": _shown(fits, page.object_list),
        "nearly": [(each.refusal, len(each.offers), each.offers[:EXAMPLES]) for each in fits.nearly],
        "undated": _shown(fits, fits.undated[:UNDATED_SHOWN]),
    }


def _shown(fits: Fits, offers: Iterable[Offer]) -> list[Fitting]:
    return [Fitting(offer, fits.fit_of(offer)) for offer in offers]
