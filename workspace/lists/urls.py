from django.urls import path

from workspace.lists.views import bulk, saved, taking

workspace_urlpatterns = [
    path("lister/<slug:name>/hent/", taking.TakeView.as_view(), name="list_take"),
    path("lister/<slug:name>/vaelg/", bulk.ChooseView.as_view(), name="list_choose"),
    path("lister/<slug:name>/gem/", saved.SaveView.as_view(), name="list_save"),
    path("lister/valgte/<int:pk>/", bulk.SelectionView.as_view(), name="list_selection"),
    path("lister/gemt/<int:pk>/", saved.ChangeView.as_view(), name="saved_filter"),
]
