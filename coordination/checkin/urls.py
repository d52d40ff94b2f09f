from django.urls import path

from coordination.checkin.views import own, partner, person, sheet, talk

public_urlpatterns = [
    path("tjek-ind/", own.type_code, name="check_in_code"),
    path("tjek-ind/<str:token>/", own.check_in_by_code, name="check_in"),
    path("min-plads/<str:token>/tjek-ind/", own.check_in_as_guest, name="check_in_as_guest"),
    path("min-side/min-kode/", own.my_code, name="my_code"),
    path("min-side/min-kode/ny/", own.new_code, name="my_code_new"),
    path("partner/fremmoede/<int:pk>/", partner.partner_sheet, name="partner_sheet"),
    path("partner/fremmoede/<int:pk>/tjek/", partner.partner_tap, name="partner_tap"),
]
workspace_urlpatterns = [
    path("fremmoede/<int:pk>/", sheet.SheetView.as_view(), name="presence_session"),
    path("fremmoede/<int:pk>/tjek/", sheet.TapView.as_view(), name="presence_tap"),
    path("fremmoede/<int:pk>/qr/", sheet.CodeView.as_view(), name="session_code"),
    path("fremmoede/<int:pk>/kom-forbi/", sheet.WalkInView.as_view(), name="walk_in"),
    path(
        "fremmoede/person/<str:token>/", person.PersonCodeSessionsView.as_view(), name="person_code_sessions"
    ),
    path("fremmoede/<int:pk>/person/<str:token>/", person.PersonCodeView.as_view(), name="person_code"),
    path("ambassadoerer/<int:pk>/snak/", talk.TalkView.as_view(), name="absence_talk"),
]
