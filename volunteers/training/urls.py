from django.urls import path

from volunteers.training.views import desk, own

public_urlpatterns = [
    path("min-side/kurser/", own.courses, name="own_courses"),
    path("min-side/kurser/kode/", own.code, name="course_code"),
]

workspace_urlpatterns = [
    path("kurser/", desk.CourseListView.as_view(), name="course_desk_list"),
    path("kurser/<int:pk>/", desk.CourseView.as_view(), name="course_desk"),
    path("kurser/<int:pk>/kursusdag/", desk.CourseDayCreateView.as_view(), name="course_day_create"),
    path("ambassadoerer/<int:pk>/kursus/", desk.CompletionCreateView.as_view(), name="completion_create"),
    path(
        "ambassadoerer/<int:pk>/kursus/<int:completion>/slet/",
        desk.CompletionRemoveView.as_view(),
        name="completion_remove",
    ),
]
