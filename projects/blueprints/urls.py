from django.urls import path

from projects.blueprints import views

workspace_urlpatterns = [
    path("projekter/", views.ProjectListView.as_view(), name="project_list"),
    path("projekter/nyt/", views.BlueprintChoiceView.as_view(), name="project_choose_blueprint"),
    path("projekter/nyt/<str:district>/<slug:key>/", views.StartView.as_view(), name="project_start"),
    path("projekter/<int:pk>/kopi/", views.CopyView.as_view(), name="project_copy"),
    path("projekter/<int:pk>/tjekliste/<int:row>/", views.TickView.as_view(), name="checklist_tick"),
]
