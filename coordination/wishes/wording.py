"""What somebody said, in words: to themselves, and to who would ask them."""

from django.utils.translation import gettext as _

from coordination.wishes.enums import Said
from coordination.wishes.models import TaskWish
from core.dates import day_text


def to_themselves(wish: TaskWish) -> str:
    """On Min side and the role's page."""
    if wish.said == Said.INTERESTED:
        return _("You would like to hear more about %(what)s.") % {"what": what(wish)}
    if wish.until:
        values = {"what": what(wish), "day": day_text(wish.until)}
        return _("We don't ask you about %(what)s, up to and with %(day)s.") % values
    return _("We don't ask you about %(what)s until you say otherwise.") % {"what": what(wish)}


def to_staff(wish: TaskWish) -> str:
    """On a person's page in the workspace. There is no reason to tell."""
    if wish.said == Said.INTERESTED:
        return _("Would like to hear more about %(what)s.") % {"what": what(wish)}
    if wish.until:
        return _("Has said no to %(what)s, up to and with %(day)s.") % {
            "what": what(wish),
            "day": day_text(wish.until),
        }
    return _("Has said no to %(what)s, until they say otherwise.") % {"what": what(wish)}


def what(wish: TaskWish) -> str:
    """The role with its initiative, the kind, or everything."""
    if wish.role is not None:
        return f"{wish.role.title} ({wish.role.initiative.title})"
    if wish.kind:
        return _("tasks of the kind “%(kind)s”") % {"kind": wish.get_kind_display()}
    return _("tasks at all")
