from django.urls import path

from volunteers.decisions import views

public_urlpatterns = [
    path("min-side/ansoegning/hoering/", views.OwnHearingView.as_view(), name="own_hearing"),
    path("min-side/ansoegning/afgoerelse.pdf", views.own_decision, name="own_decision"),
]
workspace_urlpatterns = [
    path("ansoegninger/<int:pk>/hoering/", views.HearView.as_view(), name="application_hear"),
    path("ansoegninger/<int:pk>/hoering/svar/", views.SpokenAnswerView.as_view(), name="application_heard"),
    path("ansoegninger/<int:pk>/afslag/", views.RejectView.as_view(), name="application_reject"),
    path("ansoegninger/<int:pk>/afgoerelse.pdf", views.DecisionView.as_view(), name="application_decision"),
]
