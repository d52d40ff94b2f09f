"""What this room hangs up in the rooms below it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.events import AreaHandedOver
from accounts.scope import scope_of
from core.events import subscribe
from core.registries import MenuItem, day_sources, person_desk_panels, workspace_menu
from core.requirements import register_checker
from outbox.schedule import register_job
from volunteers import area_panels, bulk, checkers, handover, personal_data, queue
from volunteers.desk_history import their_history
from volunteers.desk_lists import APPLICATIONS_LIST, VOLUNTEERS_LIST
from volunteers.errands import waiting_errands
from volunteers.screening.profiles import required_in_words
from volunteers.services import end_breaks
from volunteers.views import staying
from workspace.lists.desk import register_list


def register() -> None:
    """Checkers, queue and menu entries."""
    personal_data.register()
    handover.register()
    area_panels.register()
    subscribe(AreaHandedOver, handover.tell_the_area)
    register_list(APPLICATIONS_LIST)
    register_list(VOLUNTEERS_LIST)
    bulk.register()
    register_checker("ambassador", checkers.AmbassadorChecker())
    register_checker("district", checkers.DistrictChecker())
    register_checker("adult", checkers.AdultChecker(), checkers.age_in_words, always=True)
    register_checker("agreement", checkers.AgreementChecker())
    register_checker("screening", checkers.ScreeningChecker(), required_in_words)
    person_desk_panels.register("stay", staying.stay_panel, order=90)
    register_job("end-breaks", timedelta(days=1), end_breaks)
    person_desk_panels.register("history", their_history, order=95)
    day_sources.register("errands", waiting_errands, order=15)
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
