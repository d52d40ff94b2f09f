from django.urls import path

from coordination.mailing.views import one, others, writing

public_urlpatterns = [
    path("besked/<str:token>/", others.read_by_link, name="mailing_read"),
]
workspace_urlpatterns = [
    path("beskeder/", writing.MailingListView.as_view(), name="mailing_list"),
    path("beskeder/ny/", writing.ComposeView.as_view(), name="message_new"),
    path("beskeder/<int:pk>/", one.MailingView.as_view(), name="mailing"),
    path("beskeder/<int:pk>/ret/", writing.ChangeView.as_view(), name="mailing_change"),
    path("beskeder/skabeloner/", others.TemplateListView.as_view(), name="template_list"),
    path("beskeder/skabeloner/ny/", others.TemplateNewView.as_view(), name="template_new"),
    path("beskeder/skabeloner/<int:pk>/", others.TemplateChangeView.as_view(), name="template_change"),
    path("beskeder/spurgt/<int:pk>/", others.SettleView.as_view(), name="address_asked"),
]
