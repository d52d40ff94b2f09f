from django.urls import path

from volunteers.entry.views import desk, public, typing_in

public_urlpatterns = [
    path("interesse/", public.interest, name="interest"),
    path("interesse/tak/", public.interest_thanks, name="interest_thanks"),
    path("bliv-ambassadoer/papir/", public.paper, name="apply_paper"),
    path("bliv-ambassadoer/lukket/<slug:code>/", public.closed, name="intake_closed"),
    path("svar/invitation/<str:token>/", public.answer_invitation, name="join_invitation"),
]

workspace_urlpatterns = [
    path("ansoegninger/ny/", typing_in.TypeApplicationView.as_view(), name="application_type"),
    path("ansoegninger/inviter/", desk.InviteView.as_view(), name="join_invite"),
    path("ansoegninger/indtag/", desk.IntakeView.as_view(), name="intake"),
    path("ansoegninger/<int:pk>/skema/", typing_in.SendFormView.as_view(), name="interest_send_form"),
]
