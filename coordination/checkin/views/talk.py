"""`/koordinator/ambassadoerer/<pk>/snak/`: a talk with somebody who stayed away several times."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import log_opened
from accounts.enums import Purpose
from accounts.scope import scope_of
from coordination.checkin.absences import absences_of
from coordination.checkin.models import Talk
from coordination.checkin.services import note_talk
from volunteers.models import Volunteer
from volunteers.naming import name_for
from workspace.views import ScopedFormView


class TalkForm(forms.ModelForm):
    """What the two agreed."""

    class Meta:
        model = Talk
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "note": _("In a sentence or two. The person can read it. We delete it after six months.")
        }


class TalkView(ScopedFormView):
    """When it was, and a note that settles it."""

    model = Volunteer
    form_class = TalkForm
    template_name = "coordination/checkin/talk.html"
    title = _("A talk")
    verb = _("Save the note")

    def get_queryset(self) -> Any:
        """Ambassadors of the districts the reader coordinates."""
        rows = Volunteer.objects.visible_to(self.request.user)
        return rows.filter(district__in=scope_of(self.request.user).coordinator).with_person()

    def about(self) -> str:
        """Whom it is with."""
        return name_for(self.request.user, self.subject)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The absences; looking at them is noted."""
        if self.request.method == "GET":
            log_opened(
                actor=self.request.user,
                person=self.subject.person,
                purpose=Purpose.ATTENDANCE,
                district_id=self.subject.district_id,
            )
        return super().get_context_data(absences=absences_of(self.subject.person), **kwargs)

    def save(self, form: TalkForm) -> str:
        """Note it, and go back to the ambassador."""
        note_talk(volunteer=self.subject, actor=self.request.user, note=form.cleaned_data["note"])
        return reverse("ambassador_detail", args=[self.subject.pk])
