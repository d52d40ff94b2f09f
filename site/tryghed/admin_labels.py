"""What Wagtail says in the language of the moment it was loaded, or in English whatever the language."""

from importlib import import_module

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

# Wagtail translates texts of these modules while they are loaded, and some load with the first request that needs
# them: a person who reads English would decide for everybody. Loaded here, they speak the site's language.
TRANSLATED_WHEN_LOADED = (
    "wagtail.admin.forms.collections",
    "wagtail.admin.viewsets.chooser",
    "wagtail.contrib.redirects.filters",
    "wagtail.contrib.redirects.views",
    "wagtail.forms",
    "wagtail.images.forms",
)


def translate() -> None:
    """Once, when all apps are there."""
    with override(settings.LANGUAGE_CODE):
        for name in TRANSLATED_WHEN_LOADED:
            import_module(name)
    _translate_names_of_fields()


def _translate_names_of_fields() -> None:
    """Labels that Django makes of a field's name, in English whatever the language."""
    from wagtail.admin.forms.choosers import (
        AnchorLinkChooserForm,
        EmailLinkChooserForm,
        ExternalLinkChooserForm,
        PhoneLinkChooserForm,
    )
    from wagtail.admin.forms.workflows import WorkflowPageForm
    from wagtail.models import Site
    from wagtail.sites.views import IndexView
    from wagtail.users.forms import PagePermissionsForm
    from wagtail.users.views.bulk_actions.assign_role import RoleForm

    for form, name, label in (
        (WorkflowPageForm, "page", _("Page")),
        (PagePermissionsForm, "page", _("Page")),
        (RoleForm, "role", _("Role")),
        (AnchorLinkChooserForm, "link_text", _("Link text")),
        (EmailLinkChooserForm, "email_address", _("Email address")),
        (EmailLinkChooserForm, "link_text", _("Link text")),
        (EmailLinkChooserForm, "subject", _("Subject")),
        (EmailLinkChooserForm, "body", _("Text of the mail")),
        (ExternalLinkChooserForm, "link_text", _("Link text")),
        (PhoneLinkChooserForm, "link_text", _("Link text")),
        (PhoneLinkChooserForm, "phone_number", _("Phone number")),
    ):
        form.base_fields[name].label = label
    for column in IndexView.columns:
        if column.name == "root_page":
            column.label = capfirst(Site._meta.get_field("root_page").verbose_name)
