from django.urls import path

from coordination.stand_ins import views

public_urlpatterns = [
    path("afloeser/<str:token>/", views.stand_in_by_link, name="stand_in"),
    path("min-side/afloeser/<int:pk>/", views.answer_signed_in, name="answer_stand_in"),
]
workspace_urlpatterns = [
    path("moedegange/<int:pk>/afloeser/", views.StandInsView.as_view(), name="stand_ins"),
]
