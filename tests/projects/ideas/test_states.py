"""The way of an idea: every step that is open, every one that isn't, and what each leaves behind."""

import pytest

from accounts.history import history_of
from core.errors import NotAllowedError, ReasonMissingError, TransitionError
from outbox.models import Message
from projects.enums import Stage
from projects.ideas import services
from projects.ideas.enums import IDEAS, IdeaState
from projects.ideas.errors import NoAddressError, NotConsideredError, OtherDistrictError
from projects.ideas.models import Idea
from projects.models import Initiative, Project
from tests.factories.ideas import make_idea
from tests.factories.people import COPENHAGEN, make_staff, make_user
from tests.factories.work import make_project

pytestmark = pytest.mark.django_db
OPEN = {
    ("consider", IdeaState.RECEIVED): IdeaState.CONSIDERED,
    ("adopt", IdeaState.CONSIDERED): IdeaState.ADOPTED,
    ("decline", IdeaState.CONSIDERED): IdeaState.DECLINED,
}


@pytest.fixture
def coordinator(places_data):
    """Fyn's."""
    return make_staff()


def take(name, idea, actor):
    """A step by its name, through the service."""
    if name == "consider":
        return services.consider_idea(idea=idea, actor=actor)
    if name == "decline":
        return services.decline_idea(idea=idea, actor=actor, reason="Stien er privat.")
    return services.adopt_into_project(
        idea=idea, actor=actor, project=make_project(), answer="Vi sætter lamper op."
    )


def test_the_table_has_no_other_steps():
    assert IDEAS.names() == ["consider", "adopt", "decline"]


@pytest.mark.parametrize("state", IdeaState.values)
@pytest.mark.parametrize("name", ["consider", "adopt", "decline"])
def test_each_step_from_each_state(coordinator, name, state):
    idea = make_idea(state=state, actor=coordinator)
    target = OPEN.get((name, state))
    if target is None:
        with pytest.raises(TransitionError):
            take(name, idea, coordinator)
        idea.refresh_from_db()
        assert idea.state == state
        return
    take(name, idea, coordinator)
    idea.refresh_from_db()
    assert idea.state == target
    last = history_of(idea)[-1]
    assert (last.transition, last.source, last.target, last.actor) == (name, state, target, coordinator)


def test_a_no_needs_a_reason(coordinator):
    idea = make_idea(state=IdeaState.CONSIDERED)
    with pytest.raises(ReasonMissingError):
        services.decline_idea(idea=idea, actor=coordinator, reason="  ")
    idea.refresh_from_db()
    assert (idea.state, idea.answered_at) == (IdeaState.CONSIDERED, None)


def test_it_becomes_a_new_project_at_its_place(coordinator):
    idea = make_idea(state=IdeaState.CONSIDERED)
    services.adopt_as_new_project(
        idea=idea,
        actor=coordinator,
        title="Lys bag skolen",
        objective="trust",
        effort="co-creation",
        answer="Vi går i gang.",
    )
    project = Project.objects.get(title="Lys bag skolen")
    idea.refresh_from_db()
    assert (idea.project, idea.state, project.stage) == (project, IdeaState.ADOPTED, Stage.IDEA)
    assert (project.district_id, project.postal_code_id, project.theme) == (
        idea.district_id,
        idea.postal_code_id,
        idea.theme,
    )
    assert project.pages.count() == 0


def test_an_answered_idea_leaves_no_second_project_behind(coordinator):
    idea = make_idea(state=IdeaState.DECLINED)
    before = Project.objects.count()
    with pytest.raises(TransitionError):
        services.adopt_as_new_project(
            idea=idea, actor=coordinator, title="X", objective="trust", effort="co-creation", answer="Ja."
        )
    assert Project.objects.count() == before


def test_it_becomes_an_initiative(coordinator):
    idea, project = make_idea(state=IdeaState.CONSIDERED), make_project()
    values = {
        "title": "Gå med",
        "kind": "walk",
        "description": "Vi går.",
        "insurance": "Kommunen.",
        "contact": "114",
    }
    services.adopt_as_new_initiative(
        idea=idea, actor=coordinator, project=project, values=values, answer="Vi går en tur."
    )
    idea.refresh_from_db()
    assert idea.initiative == Initiative.objects.get(title="Gå med")
    assert idea.project == project


@pytest.mark.parametrize("fields", [{"district": COPENHAGEN}, {"kind": "victim-care"}])
def test_projects_elsewhere_and_for_victims_take_no_idea_in(coordinator, fields):
    idea = make_idea(state=IdeaState.CONSIDERED)
    with pytest.raises(OtherDistrictError):
        services.adopt_into_project(
            idea=idea, actor=coordinator, project=make_project(**fields), answer="Ja."
        )


def test_nobody_reads_it_before_it_is_considered(coordinator):
    idea = make_idea()
    with pytest.raises(NotConsideredError):
        services.publish_idea(idea=idea, actor=coordinator, title="Lys", text="Lys på stien.", place="Bolbro")


def test_public_words_leave_the_authors_alone(coordinator):
    idea = make_idea(state=IdeaState.CONSIDERED, title="Lys ved min dør")
    services.publish_idea(
        idea=idea, actor=coordinator, title="Lys på stien", text="Lys, tak.", place="Bolbro"
    )
    idea.refresh_from_db()
    assert (idea.title, idea.public_title) == ("Lys ved min dør", "Lys på stien")
    services.hide_idea(idea=idea, actor=coordinator)
    assert not Idea.objects.published().exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda idea, actor: services.consider_idea(idea=idea, actor=actor),
        lambda idea, actor: services.publish_idea(idea=idea, actor=actor, title="a", text="b", place="c"),
        lambda idea, actor: services.hide_idea(idea=idea, actor=actor),
        lambda idea, actor: services.reply_to_author(idea=idea, actor=actor, text="Hej"),
        lambda idea, actor: services.decline_idea(idea=idea, actor=actor, reason="Nej."),
    ],
)
def test_only_the_districts_coordinator_changes_it_and_nobody_their_own(coordinator, change):
    own = make_idea(author=coordinator)
    others = [make_staff(district=COPENHAGEN), make_staff("contact_officer"), make_user()]
    for idea, actor in [(own, coordinator), *((make_idea(), each) for each in others)]:
        with pytest.raises(NotAllowedError):
            change(idea, actor)


# --- letters ----------------------------------------------------------------------------------------------


def letters_to(email):
    return list(Message.objects.filter(to=email).order_by("pk"))


def test_the_author_hears_of_each_step(coordinator):
    make_idea(email="anna@example.org", state=IdeaState.DECLINED, published=True, actor=coordinator)
    letters = letters_to("anna@example.org")
    assert [letter.key.split("-", 2)[2].split("-")[0] for letter in letters] == [
        "confirm",
        "received",
        "considered",
        "published",
        "declined",
    ]
    assert "Stien er privat." in letters[-1].text
    assert "Skriv til ejeren af stien." in letters[-1].text
    assert "Det siger vi nej til." in letters[-1].text


def test_the_letter_to_an_unproven_address_carries_none_of_the_writers_words(places_data):
    make_idea(
        email="anna@example.org", confirmed=False, title="Køb billige ure", text="Køb dem her, og køb mange."
    )
    (letter,) = letters_to("anna@example.org")
    assert letter.subject == "Bekræft din idé"
    assert "ure" not in letter.text.split()
    assert "Køb" not in letter.text + letter.html


def test_a_signed_in_author_needs_no_confirmation(coordinator):
    author = make_user("bo@example.org")
    idea = make_idea(author=author, confirmed=False)
    assert idea.confirmed_at is not None
    assert idea.email == ""
    assert [letter.subject for letter in letters_to("bo@example.org")] == [f"Vi har din idé: {idea.title}"]


def test_a_letter_goes_through_without_the_address_and_once(coordinator):
    idea = make_idea(email="anna@example.org")
    for _ in range(2):
        services.reply_to_author(idea=idea, actor=coordinator, text="Hvilken side af skolen?")
    assert idea.replies.count() == 1
    assert [x.subject for x in letters_to("anna@example.org")][-1] == f"Om din idé: {idea.title}"
    assert len(letters_to("anna@example.org")) == 3


def test_nobody_is_written_to_whose_address_is_erased(coordinator):
    idea = make_idea()
    Idea.objects.update(email="")
    idea.refresh_from_db()
    with pytest.raises(NoAddressError):
        services.reply_to_author(idea=idea, actor=coordinator, text="Hej")
