"""Columns of the staff list. Nobody's name stands in it."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from projects.ideas.models import Idea


class IdeaTable(tables.Table):
    """Ideas of the district."""

    title = tables.Column(verbose_name=_("Idea"), linkify=("idea_desk_detail", {"pk": tables.A("pk")}))
    place = tables.Column(verbose_name=_("Place"), accessor="postal_code", order_by="postal_code")
    state = tables.Column(verbose_name=_("State"))
    due_on = tables.Column(verbose_name=_("Answer by"))
    supporters = tables.Column(verbose_name=_("Support"))

    class Meta:
        model = Idea
        fields = ("title", "place", "state", "due_on", "supporters")
        template_name = "workspace/table.html"
        order_by = "due_on"
