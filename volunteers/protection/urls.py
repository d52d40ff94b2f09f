from django.urls import path

from volunteers.protection import views

urlpatterns = [
    path("ambassadoerer/<int:pk>/navn/", views.AskAmbassadorView.as_view(), name="ambassador_reveal"),
    path("ansoegninger/<int:pk>/navn/", views.AskApplicationView.as_view(), name="application_reveal"),
    path("beskyttelse/<int:pk>/", views.DecideView.as_view(), name="reveal_decide"),
]
