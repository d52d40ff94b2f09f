"""What can go wrong with a plan on its way from proposal to invitations."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class PlanClosedError(TryghedError):
    """The plan was put aside, or all of it is sent."""

    code = "plan_closed"
    message = _("This plan is sent or put aside. Nothing more can be changed in it.")


class PlanBusyError(TryghedError):
    """Somebody is sending the plan right now."""

    code = "plan_busy"
    message = _("Somebody is sending the plan right now. Wait until that is done.")


class NothingToSendError(TryghedError):
    """Nobody of those chosen is left to ask."""

    code = "nothing_to_send"
    message = _(
        "Those you chose are asked or left out already, perhaps by a colleague. Nobody was asked twice."
    )


class PlanChangedError(TryghedError):
    """Others would be asked than those who were shown."""

    code = "plan_changed"
    message = _("The plan has changed since you opened this page. Look again at who would be asked.")


class PairChangedError(TryghedError):
    """A pair that is asked, left out or put back already."""

    code = "pair_changed"
    message = _("That has changed in the meantime. Here you see where it stands now.")


class NotOfDistrictError(TryghedError):
    """Somebody who isn't an active ambassador of the role's district."""

    code = "not_of_district"
    message = _("The person isn't an active ambassador in the district of the task.")
