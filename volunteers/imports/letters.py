"""What somebody from a list is told."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from core.dates import day_text
from core.links import make_token
from volunteers.imports.models import Imported

PURPOSE = "import"


def ask_to_confirm(imported: Imported) -> None:
    """A link to say yes or no; by voice or on paper where there is no mail."""
    application = imported.application
    person = application.person
    path = reverse("import_answer", args=[make_token(PURPOSE, imported.pk)])
    with translation.override(person.language):
        values = {
            "name": person.first_name,
            "district": application.district.name,
            "day": day_text(imported.expires_on, weekday=False),
        }
        tell(
            person=person,
            subject=_("Are you still a safety ambassador?"),
            lines=[
                _("Hi %(name)s") % values,
                _("%(district)s has got a new site for its safety ambassadors. You are on our list.")
                % values,
                _("Read the agreement and say yes, then you go on. You need no new talk."),
                _("If we hear nothing from you by %(day)s, we delete your data.") % values,
            ],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{path}",
            verb=_("Answer yes or no"),
            key=f"import-confirm-{imported.pk}",
        )
