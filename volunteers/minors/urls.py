from django.urls import path

from volunteers.minors import views

public_urlpatterns = [
    path("vaerge/fortryd/<str:token>/", views.withdraw, name="guardian_withdraw"),
    path("vaerge/<str:token>/", views.answer, name="guardian_answer"),
    path("min-side/vaerge/", views.OwnGuardianView.as_view(), name="own_guardian"),
]
workspace_urlpatterns = [
    path("vaerger/<int:pk>/", views.GuardianAnswerView.as_view(), name="guardian_spoken"),
]
