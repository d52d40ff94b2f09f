"""Whom one may write to, with which words, and how many are reached in which way."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone, translation

from accounts.enums import Channel
from accounts.models import User
from coordination.mailing.audience import Audience, audience_of
from coordination.mailing.enums import Why
from coordination.mailing.errors import NobodyError, SentAlreadyError, UnknownWordError
from coordination.mailing.judging import judge
from coordination.mailing.letters import letter_for
from coordination.mailing.models import Mailing
from coordination.mailing.reading import preview_of
from coordination.mailing.services import change, discard, draft, send
from coordination.mailing.words import filled, known_words, refuse_unknown
from coordination.models import Assignment
from coordination.services import sign_up
from core.errors import NotAllowedError
from places.models import LocalArea
from tests.factories.mailings import TEXTS, make_draft
from tests.factories.people import (
    COPENHAGEN,
    FYN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish
from volunteers.enums import ApplicationState, VolunteerState
from volunteers.models import Volunteer
from workspace.lists.models import Selection

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")


def reasons(mailing, *people):
    """Why each can't be written to, in order."""
    judged = judge(mailing, [person.pk for person in people])
    return [judged[person.pk] for person in people]


class TestWords:
    def test_each_word_is_filled_in_for_the_receiver(self, area):
        officer = make_officer(area)
        person = make_volunteer(area=area, first_name="Bo").person
        text = "{fornavn} {kreds} {område} {kontaktbetjent} { Fornavn }"
        mailing = make_draft(make_staff(), [person], texts={"text": text})
        _subject, lines = letter_for(mailing, person, {area.pk: officer.get_full_name()})
        assert lines[0] == f"Bo Fyns Politi Skovby {officer.get_full_name()} Bo"

    def test_without_area_and_officer_the_words_still_say_something(self):
        person = make_volunteer().person
        mailing = make_draft(make_staff(), [person], texts={"text": "{område}: {kontaktbetjent}"})
        with translation.override("da"):
            assert letter_for(mailing, person, {})[1][0] == "Fyns Politi: din kontakt i politikredsen"

    @pytest.mark.parametrize("text", ["{efternavn}", "{cpr} og {tid}", "Hej {}", "{FORNAVN} {x}"])
    def test_unknown_ones_are_refused_by_name(self, text):
        with pytest.raises(UnknownWordError), translation.override("da"):
            refuse_unknown(text, known_words())

    def test_the_refusal_names_them_and_what_there_is(self):
        with translation.override("da"), pytest.raises(UnknownWordError) as caught:
            refuse_unknown("{navn} {fornavn} {alder}", {"fornavn": "x"})
        assert str(caught.value) == "Vi kender ikke {navn}, {alder}. Du kan bruge: {fornavn}."

    def test_what_a_word_becomes_is_no_word_itself(self):
        assert filled("{fornavn} %s {", {"fornavn": "{kreds}"}) == "{kreds} %s {"

    def test_words_of_a_session_are_for_those_on_it(self):
        staff = make_staff()
        for texts in ({**TEXTS, "text": "{tid}"}, {**TEXTS, "subject_en": "{sted}", "text_en": "x"}):
            with pytest.raises(UnknownWordError):
                draft(audience=Audience("x", FYN, [make_volunteer().person_id]), by=staff, texts=texts)
        place = make_place()
        mailing = make_draft(
            staff, [make_volunteer().person], session=place.session, texts={"text": "{initiativ}: {sted}"}
        )
        line = letter_for(mailing, make_user(), {})[1][0]
        assert line == "Tryghedsvandring i Bolbro: Skolens hovedindgang, 5200 Odense V"

    def test_cpr_is_refused(self):
        with pytest.raises(ValidationError):
            make_draft(make_staff(), [make_volunteer().person], texts={"text": "010190-1234"})
        assert not Mailing.objects.exists()

    def test_english_for_who_reads_it_where_there_is_one(self):
        dane, other = make_volunteer(first_name="Bo").person, make_volunteer(language="en").person
        both = make_draft(
            make_staff(), [dane, other], texts={"subject_en": "News", "text_en": "Hello {fornavn}"}
        )
        assert [letter_for(both, person, {})[0] for person in (dane, other)] == [
            "Nyt fra Fyns Politi",
            "News",
        ]
        plain = make_draft(make_staff(), [other])
        assert letter_for(plain, other, {})[0] == "Nyt fra Fyns Politi"
        assert preview_of(plain, plain.by).english == 1
        assert preview_of(both, both.by).english == 0


class TestWhom:
    def test_each_state_has_its_reason(self):
        staff = make_staff()
        people = [make_volunteer() for _ in range(5)]
        states = (
            VolunteerState.ACTIVE,
            VolunteerState.PAUSED,
            VolunteerState.SUSPENDED,
            VolunteerState.ENDED,
            VolunteerState.ANONYMISED,
        )
        for volunteer, state in zip(people, states, strict=True):
            Volunteer.objects.filter(pk=volunteer.pk).update(state=state)
        mailing = make_draft(staff, [each.person for each in people])
        assert reasons(mailing, *(each.person for each in people)) == [
            None,
            Why.BREAK,
            Why.STOPPED,
            Why.ENDED,
            Why.ENDED,
        ]

    @pytest.mark.parametrize("state", ApplicationState.values)
    def test_applicants_while_it_is_under_way(self, state):
        person = make_application(state=state).person
        over = state in {ApplicationState.ACTIVE, ApplicationState.REJECTED, ApplicationState.WITHDRAWN}
        assert reasons(make_draft(make_staff(), [person]), person) == [Why.DECIDED if over else None]

    def test_strangers_the_gone_oneself_and_another_district(self):
        staff = make_staff()
        stranger, gone, away = make_user(), make_volunteer().person, make_volunteer(COPENHAGEN).person
        User.objects.filter(pk=gone.pk).update(is_active=False)
        mailing = make_draft(staff, [stranger, gone, away, staff])
        assert reasons(mailing, stranger, gone, away, staff) == [
            Why.UNKNOWN,
            Why.NOBODY,
            Why.ELSEWHERE,
            Why.YOURSELF,
        ]

    def test_an_officer_writes_to_the_own_areas_alone(self, area):
        officer = make_officer(area)
        own, other = make_volunteer(area=area).person, make_volunteer().person
        assert reasons(make_draft(officer, [own, other]), own, other) == [None, Why.NOT_YOURS]

    def test_who_lost_the_role_writes_to_nobody(self):
        staff, person = make_staff(), make_volunteer().person
        mailing = make_draft(staff, [person])
        staff.staff_roles.all().delete()
        fresh = Mailing.objects.get(pk=mailing.pk)
        assert reasons(fresh, person) == [Why.NOT_YOURS]

    def test_on_a_session_those_who_come_wherever_they_live(self, area):
        project = make_project()
        project.areas.add(area)
        publish(project)
        place = make_place(make_role(make_initiative(project)))
        coming, not_coming = make_volunteer().person, make_volunteer().person
        sign_up(person=coming, place=place)
        mailing = make_draft(make_officer(area), [coming, not_coming], session=place.session)
        assert reasons(mailing, coming, not_coming) == [None, Why.NOT_ON_IT]
        stranger = make_draft(make_staff(district=COPENHAGEN), [coming], session=place.session)
        assert reasons(stranger, coming) == [Why.NOT_ON_IT]


class TestAudience:
    def test_chosen_rows_are_read_through_the_scope(self):
        staff, own = make_staff(), make_volunteer()
        other = make_volunteer(COPENHAGEN)
        selection = Selection.objects.create(
            user=staff,
            list_name="ambassadoerer",
            action="message",
            row_ids=[own.pk, other.pk],  # as if somebody had forged it
            expires_at=timezone.now() + timedelta(hours=1),
        )
        found = audience_of(staff, {"valg": str(selection.pk)})
        assert (found.people, found.district) == ([own.person_id], FYN)
        with pytest.raises(Http404):
            audience_of(make_staff(), {"valg": str(selection.pk)})

    def test_session_role_and_area(self, area):
        staff = make_staff()
        project = make_project()
        publish(project)
        place = make_place(make_role(make_initiative(project)))
        coming, asked, here = (
            make_volunteer().person,
            make_volunteer().person,
            make_volunteer(area=area).person,
        )
        sign_up(person=coming, place=place)
        Assignment.objects.create(person=asked, role=place.role, state="accepted")
        Assignment.objects.create(person=here, role=place.role, state="declined")
        queries = ({"moede": str(place.session_id)}, {"rolle": str(place.role_id)}, {"omraade": str(area.pk)})
        assert [audience_of(staff, query).people for query in queries] == [
            [coming.pk],
            [asked.pk],
            [here.pk],
        ]
        for query in queries:
            with pytest.raises(Http404):
                audience_of(make_staff(district=COPENHAGEN), query)

    @pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "1 OR 1"])
    def test_odd_numbers(self, value):
        with pytest.raises(Http404):
            audience_of(make_staff(), {"moede": value})

    def test_nobody_asked_for(self):
        assert audience_of(make_staff(), {"skabelon": "1"}) is None
        with pytest.raises(NobodyError):
            draft(audience=Audience("x", FYN, []), by=make_staff(), texts=TEXTS)


class TestPreview:
    def test_counts_by_the_way_that_really_reaches_them(self):
        people = [
            make_volunteer().person,
            make_volunteer(channel=Channel.SMS, phone="+4520123456").person,
            make_volunteer(channel=Channel.SMS).person,  # no number: a mail
            make_volunteer(channel=Channel.CALL, phone="+4520123457").person,
            make_volunteer(email=None).person,  # nothing at all: on paper
        ]
        mailing = make_draft(make_staff(), people)
        with translation.override("da"):
            assert preview_of(mailing, mailing.by).channels == [
                "2 får en mail",
                "1 får en sms",
                "1 skal ringes op",
                "1 skal have et brev",
            ]

    def test_names_as_the_reader_may_know_them(self):
        hidden = make_volunteer(is_protected=True, alias="Solsorten", first_name="Yasmin").person
        mailing = make_draft(make_staff(), [hidden])
        preview = preview_of(mailing, mailing.by)
        assert preview.names == ["Solsorten"]
        assert preview.sample[1][0] == "Hej Solsorten"
        assert letter_for(mailing, hidden, {})[1][0] == "Hej Yasmin"

    def test_number_of_queries_doesnt_grow(self, django_assert_max_num_queries):
        mailing = make_draft(make_staff(), [make_volunteer().person for _ in range(12)])
        fresh = Mailing.objects.select_related("by", "district", "session", "role").get(pk=mailing.pk)
        with django_assert_max_num_queries(13):
            assert preview_of(fresh, fresh.by).number == 12

    def test_a_long_text_message_is_said(self):
        person = make_volunteer(channel=Channel.SMS, phone="+4520123456").person
        mailing = make_draft(make_staff(), [person], texts={"text": "ord " * 200})
        assert preview_of(mailing, mailing.by).shortened == 1


class TestDraft:
    def test_each_person_once(self):
        person = make_volunteer().person
        assert make_draft(make_staff(), [person, person]).receivers.count() == 1

    def test_nobody_else_changes_or_throws_it_away(self):
        mailing = make_draft(make_staff(), [make_volunteer().person])
        for act in (
            lambda: change(mailing=mailing, by=make_staff(), texts=TEXTS),
            lambda: discard(mailing=mailing, actor=make_staff()),
            lambda: send(mailing=mailing, actor=make_staff()),
        ):
            with pytest.raises(NotAllowedError):
                act()

    def test_what_is_sent_stays(self):
        staff = make_staff()
        mailing = make_draft(staff, [make_volunteer().person])
        send(mailing=mailing, actor=staff)
        with pytest.raises(SentAlreadyError):
            change(mailing=mailing, by=staff, texts=TEXTS)
        with pytest.raises(SentAlreadyError):
            discard(mailing=mailing, actor=staff)

    def test_who_sees_it(self, area):
        writer, colleague = make_officer(area), make_staff()
        mailing = make_draft(writer, [make_volunteer(area=area).person])
        others = (make_officer(area), make_staff(district=COPENHAGEN), make_user())
        seen = [Mailing.objects.visible_to(user).exists() for user in (writer, colleague, *others)]
        assert seen == [True, False, False, False, False]
        send(mailing=mailing, actor=writer)
        seen = [Mailing.objects.visible_to(user).exists() for user in (writer, colleague, *others)]
        assert seen == [True, True, False, False, False]
