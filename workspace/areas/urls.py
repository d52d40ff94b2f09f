from django.urls import path

from workspace.areas import views

urlpatterns = [
    path("omraader/", views.AreaListView.as_view(), name="area_list"),
    path("omraader/<int:pk>/", views.AreaCardView.as_view(), name="area_card"),
    path("omraader/<int:pk>/ansvar/", views.DutyView.as_view(), name="area_duty"),
    path("omraader/<int:pk>/ansvar/<int:duty>/slut/", views.DutyEndView.as_view(), name="area_duty_end"),
    path("omraader/<int:pk>/overdrag/", views.HandOverView.as_view(), name="area_hand_over"),
    path("omraader/<int:pk>/overdrag/fortryd/", views.TakeBackView.as_view(), name="area_take_back"),
]
