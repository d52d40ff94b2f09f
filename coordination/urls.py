from django.urls import path

from coordination.views import (
    answer,
    coming,
    figures,
    group_sign_up,
    matching,
    members,
    offer,
    presence,
    session_desk,
    tasks,
)

public_urlpatterns = [
    path("opgaver/", tasks.task_list, name="tasks"),
    path("opgaver/<int:pk>/", tasks.task_detail, name="task"),
    path("opgaver/<int:pk>/meld-til/", tasks.take_seat, name="sign_up"),
    path("opgaver/<int:pk>/venteliste/", tasks.stand_in_line, name="join_line"),
    path("min-side/kommer-alligevel/<int:pk>/", tasks.come_anyway, name="come_after_all"),
    path("min-side/tilbud/<int:pk>/", tasks.answer_offer, name="answer_offer"),
    path("partner/tilmeld/<int:pk>/", group_sign_up.group_sessions, name="group_sessions"),
    path("partner/tilmeld/<int:pk>/<int:place>/", group_sign_up.group_place, name="group_place"),
    path("min-plads/<str:token>/", coming.coming_by_link, name="coming"),
    path("tilbud/<str:token>/", offer.offer_by_link, name="offer"),
    path("min-side/afbud/<int:pk>/", tasks.give_back, name="cancel_sign_up"),
    path("min-side/invitation/<int:pk>/", answer.answer_signed_in, name="answer_signed_in"),
    path("svar/<str:token>/", answer.answer_by_link, name="answer"),
]
workspace_urlpatterns = [
    path("matching/", matching.MatchingListView.as_view(), name="matching"),
    path("matching/<int:pk>/", matching.MatchingRoleView.as_view(), name="matching_role"),
    path("moedegange/<int:pk>/", session_desk.SessionDeskView.as_view(), name="session_desk"),
    path("moedegange/<int:pk>/tilmeld/", session_desk.SignUpForView.as_view(), name="sign_up_for"),
    path("fremmoede/", presence.PresenceListView.as_view(), name="presence_list"),
    path("projekter/<int:pk>/medlem/", members.MemberAddView.as_view(), name="project_member_add"),
    path(
        "projekter/<int:pk>/medlem/<int:row>/slut/",
        members.MemberRemoveView.as_view(),
        name="project_member_remove",
    ),
    path("tal/", figures.FiguresView.as_view(), name="figures"),
    path("tal/hent/<str:kind>/", figures.FiguresFileView.as_view(), name="figures_file"),
]
