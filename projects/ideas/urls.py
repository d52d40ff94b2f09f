from django.urls import path

from projects.ideas.views import desk, links, propose, public

public_urlpatterns = [
    path("foreslaa/", propose.intro, name="idea_intro"),
    path("foreslaa/ide/", propose.words, name="idea_words"),
    path("foreslaa/sted/", propose.place, name="idea_place"),
    path("foreslaa/oversigt/", propose.summary, name="idea_summary"),
    path("foreslaa/tak/", propose.thanks, name="idea_thanks"),
    path("foreslaa/lignende/", propose.similar, name="idea_similar"),
    path("foreslaa/bekraeft/<str:token>/", links.confirm, name="idea_confirm"),
    path("ideer/", public.idea_list, name="idea_list"),
    path("ideer/<int:pk>-<slug:slug>/", public.idea_page, name="idea_page"),
    path("ideer/<int:pk>/stoet/", public.support, name="idea_support"),
    path("ideer/stoet/<slug:mark>/<str:token>/", links.support, name="idea_support_confirm"),
]

workspace_urlpatterns = [
    path("ideer/", desk.IdeaListView.as_view(), name="idea_desk"),
    path("ideer/<int:pk>/", desk.IdeaDeskView.as_view(), name="idea_desk_detail"),
    path("ideer/<int:pk>/nej/", desk.DeclineView.as_view(), name="idea_decline"),
    path("ideer/<int:pk>/nyt-projekt/", desk.AdoptNewProjectView.as_view(), name="idea_new_project"),
    path("ideer/<int:pk>/nyt-initiativ/", desk.AdoptNewInitiativeView.as_view(), name="idea_new_initiative"),
    path("ideer/<int:pk>/til-projekt/", desk.AdoptIntoProjectView.as_view(), name="idea_into_project"),
    path("ideer/<int:pk>/vis/", desk.PublishView.as_view(), name="idea_publish"),
    path("ideer/<int:pk>/svar/", desk.ReplyView.as_view(), name="idea_reply"),
]
