"""Whom one can try the demo as, in the order of the contract, and where that begins."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class TryAs:
    """A demo account: its name before `@demo.example`, who it is, what to try first, and where that is."""

    name: str
    label: Promise
    what: Promise
    start: str

    @property
    def email(self) -> str:
        """Its address."""
        return f"{self.name}@demo.example"


TRY_AS = (
    TryAs("ambassadoer", _("Ambassador"), _("answer an invitation on My page"), "/min-side/"),
    TryAs("ansoeger", _("Applicant"), _("see how far the application is"), "/min-side/"),
    TryAs("koordinator.fyn", _("Coordinator, Fyn"), _("see what waits today"), "/koordinator/"),
    TryAs("koordinator.kbh", _("Coordinator, København"), _("see that Fyn is out of sight"), "/koordinator/"),
    TryAs(
        "betjent.vollsmose", _("Contact officer"), _("note who came to a session"), "/koordinator/fremmoede/"
    ),
    TryAs("redaktoer", _("Editor"), _("change a project page and send it for approval"), "/admin/"),
    TryAs("godkender", _("Approving editor"), _("publish what the editor sent"), "/admin/"),
    TryAs("ledelse", _("National leadership"), _("read figures without names"), "/koordinator/tal/"),
    TryAs("partner", _("Local partner"), _("see who comes, and propose a member"), "/partner/"),
    TryAs("admin", _("Administrator"), _("set menu, footer and crisis banner"), "/admin/"),
)
