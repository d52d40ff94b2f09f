from django.urls import path

from home.preview.views import partner_preview

urlpatterns = [path("kladde/<str:token>/", partner_preview, name="partner_preview")]
