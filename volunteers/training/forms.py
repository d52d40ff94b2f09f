"""Noting a completion, and holding a course at a session."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import span_text
from volunteers.training.models import Course, CourseDay

LOOK_BACK = timedelta(days=7)
MOST = 200


class CompletionForm(forms.Form):
    """Which course, and when."""

    course = forms.ModelChoiceField(label=_("Course"), queryset=Course.objects.none(), empty_label=None)
    on = forms.DateField(
        label=_("Completed on"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["course"].queryset = Course.objects.all()  # type: ignore[attr-defined]


class _SessionChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        """The initiative, and when."""
        return f"{obj.initiative.title} · {span_text(obj.starts_at, obj.ends_at)}"


class CourseDayForm(forms.Form):
    """At which session; of the last week or to come, without a course yet."""

    session = _SessionChoice(
        label=_("Session"),
        queryset=None,
        empty_label=None,
        help_text=_("Make an initiative with a session for the course day first, if it isn't here."),
    )

    def __init__(self, data: Any = None, *, user: Any) -> None:
        super().__init__(data)
        sessions = CourseDay._meta.get_field("session").related_model
        rows = sessions.objects.own(user).filter(  # type: ignore[attr-defined]
            course_day=None, ends_at__gte=timezone.now() - LOOK_BACK
        )
        rows = rows.select_related("initiative__project").order_by("starts_at", "pk")
        self.fields["session"].queryset = rows  # type: ignore[attr-defined]
