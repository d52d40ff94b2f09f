from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Districts, municipalities, postal codes and neighbourhoods: where things are."""

    name = "places"
    verbose_name = _("places")
    default_auto_field = "django.db.models.BigAutoField"
