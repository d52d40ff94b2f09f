from django.urls import path

from coordination.afterwards import views

public_urlpatterns = [path("efter/<str:token>/", views.feedback, name="feedback")]
workspace_urlpatterns = [
    path("moedegange/<int:pk>/efter/", views.AfterwardsView.as_view(), name="session_afterwards"),
    path("moedegange/<int:pk>/loefte/", views.PromiseKeptView.as_view(), name="promise_kept"),
]
