"""`/koordinator/beskeder/`: the messages of a district, and writing one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from coordination.mailing import services
from coordination.mailing.audience import Audience, audience_of
from coordination.mailing.examples import EXAMPLES
from coordination.mailing.forms import MailingForm
from coordination.mailing.models import Mailing, MessageTemplate
from coordination.mailing.words import known_words
from core.errors import TryghedError
from core.numbers import number_of
from workspace.views import ScopedObjectMixin, WorkspaceMixin

A_PAGE = 25
TEMPLATE = "skabelon"


class MailingListView(WorkspaceMixin, TemplateView):
    """Who sent what, when and to how many; one's own drafts first."""

    template_name = "coordination/mailing/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Numbers are the rows' own; nobody is named here but who sent it."""
        rows = Mailing.objects.visible_to(self.request.user).with_words().select_related("sending")
        page = Paginator(rows.sent().counted().order_by("-sending__asked_at", "-pk"), A_PAGE)
        return super().get_context_data(
            drafts=rows.drafts().counted()[:A_PAGE],
            page=page.get_page(self.request.GET.get("side")),
            **kwargs,
        )


class WritingMixin(WorkspaceMixin, TemplateView):
    """A page with the form of a message."""

    template_name = "coordination/mailing/write.html"

    def known(self) -> dict[str, Any]:
        """The words in brackets that can be used here."""
        return known_words()

    def templates(self) -> list[tuple[str, Any]]:
        """What one can begin from: number or name, and title."""
        own = MessageTemplate.objects.visible_to(self.request.user)
        examples = [
            (name, example.title) for name, example in EXAMPLES.items() if self._suits(example.texts())
        ]
        return [(str(row.pk), row.title) for row in own if self._suits(_texts_of(row))] + examples

    def _suits(self, texts: dict[str, str]) -> bool:
        try:
            services.check_words(texts, self.known())
        except TryghedError:
            return False
        return True

    def begun(self) -> dict[str, str]:
        """The texts of the template that was chosen; none where it is no template of theirs."""
        name = self.request.GET.get(TEMPLATE, "")
        if name in EXAMPLES:
            return EXAMPLES[name].texts()
        row = MessageTemplate.objects.visible_to(self.request.user).filter(pk=number_of(name) or 0).first()
        return _texts_of(row) if row else {}


def _texts_of(row: Any) -> dict[str, str]:
    return {name: getattr(row, name) for name in services.TEXTS}


class ComposeView(WritingMixin):
    """To those the address stands for. Without anybody the page says where people are chosen."""

    @cached_property
    def audience(self) -> Audience | None:
        """Read through the writer's scope; raises `Http404`."""
        return audience_of(self.request.user, self.request.GET.dict())

    def known(self) -> dict[str, Any]:
        """What they have in common decides."""
        found = self.audience
        return known_words(session=bool(found and found.session), role=bool(found and found.role))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, begun from a template if one was chosen."""
        context: dict[str, Any] = {"audience": self.audience}
        if self.audience is not None:
            kwargs.setdefault("form", MailingForm(initial=self.begun(), known=self.known()))
            context |= {
                "known": self.known(),
                "templates": self.templates(),
                "chosen": self.request.GET.get(TEMPLATE, ""),
                "kept": [(name, value) for name, value in self.request.GET.items() if name != TEMPLATE],
            }
        return super().get_context_data(**context, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep a draft; nothing is sent yet."""
        if self.audience is None:
            raise Http404
        form = MailingForm(request.POST, known=self.known())
        if form.is_valid():
            try:
                made = services.draft(audience=self.audience, by=request.user, texts=form.cleaned_data)
                return redirect("mailing", pk=made.pk)
            except TryghedError as error:
                form.add_error(None, str(error))
        return self.render_to_response(self.get_context_data(form=form))


class ChangeView(ScopedObjectMixin, WritingMixin):
    """Another text for a draft; what is sent is 404."""

    model = Mailing

    def get_queryset(self) -> Any:
        """The writer's own drafts."""
        return super().get_queryset().drafts().filter(by=self.request.user.pk).select_related("district")

    def known(self) -> dict[str, Any]:
        """As when it was begun."""
        subject = self.subject
        return known_words(session=subject.session_id is not None, role=subject.role_id is not None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form with what was written."""
        kwargs.setdefault("form", MailingForm(initial=_texts_of(self.subject), known=self.known()))
        return super().get_context_data(subject=self.subject, known=self.known(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save it and look again."""
        form = MailingForm(request.POST, known=self.known())
        if form.is_valid():
            try:
                services.change(mailing=self.subject, by=request.user, texts=form.cleaned_data)
                return redirect("mailing", pk=self.subject.pk)
            except TryghedError as error:
                form.add_error(None, str(error))
        return self.render_to_response(self.get_context_data(form=form))
