"""The certificate as PDF, with the address where it can be checked, also as QR code."""

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.templatetags.figures import hours
from coordination.thanks.models import Certificate
from core import pdf
from core.dates import day_text


def certificate_pdf(certificate: Certificate) -> bytes:
    """A page in the language around."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('certificate_check', args=[certificate.code])}"
    return pdf.render(
        "certificate.typ",
        {
            "title": _("Certificate"),
            "organisation": certificate.district.name,
            "date": day_text(certificate.made_at, weekday=False, year=True),
            "lead": _("%(name)s has been a safety ambassador since %(day)s.")
            % {
                "name": certificate.name,
                "day": day_text(certificate.since, weekday=False, year=True),
            },
            "facts": [
                [_("Hours"), hours(certificate.minutes)],
                [
                    _("Taken part"),
                    ngettext("%(times)s time", "%(times)s times", certificate.times)
                    % {"times": certificate.times},
                ],
                [_("Tasks"), ", ".join(certificate.roles)],
            ],
            "thanks": _("Thank you for making your neighbourhood safer."),
            "check": _("Is it real? See it here, or scan the code:"),
            "address": address,
            "code": certificate.shown_code,
            "qr": segno.make(address, error="m").svg_inline(border=0),
            "qr_words": _("QR code that leads to the address"),
        },
    )
