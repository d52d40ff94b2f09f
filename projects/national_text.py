"""The country's text on the districts' pages: shown wherever a district hasn't written its own."""

from typing import Any

from wagtail.admin.panels import Panel


def fill_in(page: Any, index: Any | None) -> None:
    """Let a district's page that is about to be shown tell the country's text where it is silent. Saves nothing."""
    if index is None:
        return
    page.lead = page.lead or index.district_lead
    if not page.body:
        page.body = index.district_body


class NationalTextPanel(Panel):
    """Shows the district's editor what stands on the page until they write something else."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "projects/admin/national_text.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The country's text; a new branch takes it from the page it is made under."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            index = self.instance.national() if self.instance.depth else None
            return {**context, "index": index}
