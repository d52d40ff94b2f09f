"""What this room hangs up in the rooms below it."""

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import MenuItem, day_sources, workspace_menu
from core.requirements import register_checker
from volunteers import checkers, queue


def register() -> None:
    """Checkers, queue and menu entries."""
    register_checker("ambassador", checkers.AmbassadorChecker())
    register_checker("district", checkers.DistrictChecker())
    register_checker("adult", checkers.AdultChecker())
    register_checker("agreement", checkers.AgreementChecker())
    register_checker("screening", checkers.ScreeningChecker())
    day_sources.register("applications", queue.waiting_applications, order=10)
    for name, label, url, icon, order in (
        ("applications", _("Applications"), "application_list", "person-add", 10),
        ("ambassadors", _("Ambassadors"), "ambassador_list", "persons", 20),
    ):
        workspace_menu.register(
            name,
            MenuItem(_("People"), label, url, icon, lambda user: bool(scope_of(user).districts)),
            order=order,
        )
