"""Projects that aren't finished, as open work: a colleague becomes their owner."""

from django.utils.translation import ngettext

from core.handover import OpenWork, open_work
from projects.enums import Stage
from projects.models import Project


def register() -> None:
    """The kinds of this room."""
    open_work.register(
        "projects",
        OpenWork(
            words=lambda n: ngettext("%(n)s project as owner", "%(n)s projects as owner", n) % {"n": n},
            rows=lambda: Project.objects.exclude(stage=Stage.CLOSED),
            owner="owner",
            district="district",
            move=lambda rows, receiver, actor: rows.model.objects.filter(
                pk__in=list(rows.values_list("pk", flat=True))
            ).update(owner=receiver),
            area="areas",
            editors_too=True,
        ),
        order=30,
    )
