from django.urls import path

from workspace.staff import views

urlpatterns = [
    path("medarbejdere/", views.StaffListView.as_view(), name="staff_list"),
    path("medarbejdere/<int:pk>/afslut/", views.EndAccessView.as_view(), name="staff_end"),
    path("uden-ejer/", views.UnownedView.as_view(), name="unowned"),
]
