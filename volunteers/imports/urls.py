from django.urls import path

from volunteers.imports.views import desk, public

public_urlpatterns = [
    path("svar/fortsaet/<str:token>/", public.answer, name="import_answer"),
]

workspace_urlpatterns = [
    path("import/", desk.ImportView.as_view(), name="import"),
    path("import/<int:pk>/", desk.ImportRunView.as_view(), name="import_run"),
    path("import/ja/<int:pk>/", desk.NoteYesView.as_view(), name="import_note_yes"),
]
