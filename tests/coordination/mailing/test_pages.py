"""The pages: choosing, writing, looking, trying, sending, and what came of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry, StaffRole
from coordination.mailing.models import Mailing, MessageTemplate, Sending
from coordination.services import sign_up
from core.privacy import retention_rules
from core.registries import bulk_actions
from outbox.models import Message
from places.models import LocalArea
from tests.factories.mailings import make_draft, tell_all
from tests.factories.people import COPENHAGEN, FYN, make_application, make_officer, make_staff, make_volunteer
from tests.factories.work import make_place
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer
from volunteers.privacy.copying import person_export
from volunteers.privacy.forgetting import forget

pytestmark = pytest.mark.django_db
WORDS = {"subject": "Nyt fra {kreds}", "text": "Hej {fornavn}"}


@pytest.fixture
def staff(client):
    """A coordinator who is logged in."""
    user = make_staff()
    client.force_login(user)
    return user


def text_of(response):
    """The page."""
    return response.content.decode()


def chosen(client, *volunteers, name="ambassadoerer"):
    """Tick rows in the list and say "write a message"; where that leads."""
    data = {"action": "message", "row": [row.pk for row in volunteers]}
    return client.post(reverse("list_choose", args=[name]), data).url


class TestTheWayThere:
    def test_from_the_list_to_everybody(self, client, staff):
        people = [make_volunteer(first_name="Bo"), make_volunteer(first_name="Ida")]
        url = chosen(client, *people)
        assert url.startswith(reverse("message_new") + "?valg=")
        page = text_of(client.get(url))
        assert "Til 2 personer." in page
        assert not Mailing.objects.exists()
        draft_url = client.post(url, WORDS).url
        page = text_of(client.get(draft_url))
        for words in (
            "Send til 2 personer?",
            "2 får en mail.",
            "Hej Bo",
            "<li>Bo Holm</li>",
            "<li>Ida Holm</li>",
        ):
            assert words in page, words
        assert not Message.objects.exists()
        client.post(draft_url, {"do": "send", "antal": "2"})
        client.post(draft_url, {"do": "send", "antal": "2"})  # pressed twice
        tell_all()
        assert (Sending.objects.count(), Message.objects.count()) == (1, 2)
        page = text_of(client.get(draft_url))
        assert "<b>2</b><span>på vej</span>" in page
        assert "Nyt fra Fyns Politi" in text_of(client.get(reverse("mailing_list")))

    def test_applications_too(self, client, staff):
        url = chosen(client, make_application(), name="ansoegninger")
        assert client.post(url, WORDS).status_code == 302

    @pytest.mark.parametrize("name", ["ambassadoerer", "ansoegninger", "tilknytninger"])
    def test_the_action_is_there(self, name, staff):
        action = next(each for each in bulk_actions[name] if each.name == "message")
        assert (action.visible(staff), action.visible(make_volunteer().person)) == (True, False)

    def test_without_anybody_it_says_where_to_choose(self, client, staff):
        page = text_of(client.get(reverse("message_new")))
        assert "Vælg først, hvem du skriver til" in page
        assert client.post(reverse("message_new"), WORDS).status_code == 404

    @pytest.mark.parametrize(
        "query", ["valg=999", "valg=x", "moede=999", "rolle=0", "omraade=999999", "moede=-1"]
    )
    def test_forged_addresses(self, client, staff, query):
        assert client.get(f"{reverse('message_new')}?{query}").status_code == 404

    def test_somebody_elses_choice(self, client, staff):
        url = chosen(client, make_volunteer())
        client.force_login(make_staff())
        assert client.get(url).status_code == 404
        assert client.post(url, WORDS).status_code == 404

    def test_from_a_session(self, client, staff):
        place = make_place()
        desk = reverse("session_desk", args=[place.session_id])
        link = f"{reverse('message_new')}?moede={place.session_id}"
        assert link not in text_of(client.get(desk))
        sign_up(person=make_volunteer().person, place=place)
        assert link in text_of(client.get(desk))
        draft = client.post(link, {"subject": "Om {initiativ}", "text": "{tid}, {sted}"}).url
        assert "Skolens hovedindgang" in text_of(client.get(draft))
        client.force_login(make_staff(district=COPENHAGEN))
        assert client.get(link).status_code == 404

    def test_from_an_areas_card_for_who_may(self, client, staff):
        area = LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")
        make_volunteer(area=area)
        link = f"{reverse('message_new')}?omraade={area.pk}"
        assert link in text_of(client.get(reverse("area_card", args=[area.pk])))
        other = LocalArea.objects.create(name="Engby", slug="engby", municipality_id="0461")
        client.force_login(make_officer(other))
        assert link not in text_of(client.get(reverse("area_card", args=[area.pk])))
        assert client.get(link).status_code == 404


class TestWriting:
    def test_what_is_wrong_is_said_and_nothing_kept(self, client, staff):
        url = chosen(client, make_volunteer())
        for data, words in (
            ({**WORDS, "text": "Hej {navn}"}, "Vi kender ikke {navn}."),
            ({**WORDS, "text": "010190-1234"}, "CPR-nummer"),
            ({"subject": "", "text": ""}, "Fejl:"),
            ({**WORDS, "subject_en": "News"}, "Skriv både emne og tekst på engelsk, eller ingen af dem."),
        ):
            assert words in text_of(client.post(url, data)), words
        assert not Mailing.objects.exists()

    def test_from_a_template(self, client, staff):
        own = MessageTemplate.objects.create(
            district_id=FYN, title="Møde", subject="Kom", text="Hej {fornavn}!"
        )
        MessageTemplate.objects.create(district_id=COPENHAGEN, title="Andres", subject="x", text="x")
        MessageTemplate.objects.create(district_id=FYN, title="Til mødegang", subject="x", text="{tid}")
        url = chosen(client, make_volunteer())
        page = text_of(client.get(url))
        assert [words in page for words in ("Møde</option>", "Andres", "Til mødegang", "Det sker i politikredsen")] == [
            True, False, False, True,
        ]  # fmt: skip
        assert "Hej {fornavn}!" in text_of(client.get(f"{url}&skabelon={own.pk}"))
        assert "Det sker tæt på dig" in text_of(client.get(f"{url}&skabelon=nyt"))
        assert client.get(f"{url}&skabelon=9999").status_code == 200

    def test_changed_before_it_is_sent(self, client, staff):
        draft = make_draft(staff, [make_volunteer().person])
        url = reverse("mailing_change", args=[draft.pk])
        assert "Nyt fra {kreds}" in text_of(client.get(url))
        assert "Vi kender ikke {x}." in text_of(client.post(url, {**WORDS, "text": "{x}"}))
        client.post(url, {**WORDS, "text": "Noget andet"})
        draft.refresh_from_db()
        assert draft.text == "Noget andet"
        client.post(reverse("mailing", args=[draft.pk]), {"do": "send"})
        assert client.get(url).status_code == 404


class TestLooking:
    def test_who_is_left_out_and_why(self, client, staff):
        here, resting = make_volunteer(first_name="Bo"), make_volunteer(first_name="Ida")
        Volunteer.objects.filter(pk=resting.pk).update(state=VolunteerState.PAUSED)
        draft = make_draft(staff, [here.person, resting.person])
        page = text_of(client.get(reverse("mailing", args=[draft.pk])))
        assert "<strong>Ida Holm</strong>: holder pause" in page
        assert AccessEntry.objects.filter(kind="listed", purpose="contact").count() == 1

    def test_a_protected_name_isnt_shown(self, client, staff):
        hidden = make_volunteer(is_protected=True, alias="Solsorten", first_name="Yasmin", last_name="Nør")
        draft = make_draft(staff, [hidden.person])
        url = reverse("mailing", args=[draft.pk])
        client.post(url, {"do": "try"})
        assert "Yasmin" not in text_of(client.get(url)) + Message.objects.get().text
        client.post(url, {"do": "send"})
        tell_all()
        page = text_of(client.get(url))
        assert ("Solsorten" in page, "Yasmin" in page, hidden.person.email in page) == (True, False, False)

    def test_a_trial_goes_to_the_writer_alone_and_once(self, client, staff):
        draft = make_draft(staff, [make_volunteer(first_name="Bo").person])
        url = reverse("mailing", args=[draft.pk])
        assert "En prøve er på vej til dig." in text_of(client.post(url, {"do": "try"}, follow=True))
        client.post(url, {"do": "try"})
        letter = Message.objects.get()
        assert (letter.to, letter.subject) == (staff.email, "Prøve: Nyt fra Fyns Politi")
        assert "Hej Bo" in letter.text
        draft.refresh_from_db()
        assert draft.is_draft

    def test_another_number_than_was_shown(self, client, staff):
        volunteer = make_volunteer()
        draft = make_draft(staff, [volunteer.person, make_volunteer().person])
        Volunteer.objects.filter(pk=volunteer.pk).update(state=VolunteerState.ENDED)
        page = client.post(reverse("mailing", args=[draft.pk]), {"do": "send", "antal": "2"}, follow=True)
        assert "Se igen, hvem der får beskeden." in text_of(page)
        assert not Sending.objects.exists()

    @pytest.mark.parametrize(
        "data", [{}, {"do": "x"}, {"do": "returned", "row": "x"}, {"do": "returned", "row": "9" * 30}]
    )
    def test_odd_presses(self, client, staff, data):
        draft = make_draft(staff, [make_volunteer().person])
        assert client.post(reverse("mailing", args=[draft.pk]), data).status_code in {302, 404}
        assert not Message.objects.exists()

    def test_thrown_away(self, client, staff):
        draft = make_draft(staff, [make_volunteer().person])
        client.post(reverse("mailing", args=[draft.pk]), {"do": "discard"})
        assert not Mailing.objects.exists()

    def test_a_colleague_reads_what_is_sent_and_sends_nothing(self, client, staff):
        draft = make_draft(staff, [make_volunteer().person])
        url = reverse("mailing", args=[draft.pk])
        client.force_login(make_staff())
        assert client.post(url, {"do": "send"}).status_code == 404
        client.force_login(staff)
        client.post(url, {"do": "send"})
        client.force_login(make_staff())
        assert client.get(url).status_code == 200
        assert client.post(url, {"do": "send"}).status_code == 403
        assert client.post(url, {"do": "try"}).status_code == 403

    def test_the_number_of_queries_doesnt_grow(self, client, staff, django_assert_max_num_queries):
        draft = make_draft(staff, [make_volunteer().person for _ in range(8)])
        url = reverse("mailing", args=[draft.pk])
        client.post(url, {"do": "send"})
        tell_all()
        client.get(url)
        with django_assert_max_num_queries(20):
            client.get(url)
        with django_assert_max_num_queries(12):
            client.get(reverse("mailing_list"))


class TestTemplates:
    DATA = {"title": "Møde", "subject": "Kom til møde", "text": "Hej {fornavn}: {tid}"}

    def test_a_coordinator_makes_changes_and_removes(self, client, staff):
        client.post(reverse("template_new"), self.DATA)
        row = MessageTemplate.objects.get()
        assert (row.district_id, row.changed_by) == (FYN, staff)
        url = reverse("template_change", args=[row.pk])
        client.post(url, {**self.DATA, "text": "Nyt"})
        row.refresh_from_db()
        assert row.text == "Nyt"
        client.post(url, {"do": "remove"})
        assert not MessageTemplate.objects.exists()

    def test_who_coordinates_two_districts_says_for_which_it_is(self, client, staff):
        StaffRole.objects.create(user=staff, role="coordinator", district_id=COPENHAGEN)
        StaffRole.objects.create(user=staff, role="contact_officer", district_id="1461")
        url = reverse("template_new")
        assert [row.pk for row in client.get(url).context["form"].fields["kreds"].queryset] == [
            FYN,
            COPENHAGEN,
        ]
        assert client.post(url, self.DATA).context["form"].errors.keys() == {"kreds"}
        assert client.post(url, {**self.DATA, "kreds": "1461"}).context["form"].errors.keys() == {"kreds"}
        client.post(url, {**self.DATA, "kreds": COPENHAGEN})
        row = MessageTemplate.objects.get()
        assert row.district_id == COPENHAGEN
        assert "kreds" not in client.get(reverse("template_change", args=[row.pk])).context["form"].fields

    def test_where_one_is_officer_alone_there_is_no_way_to_change_one(self, client, staff):
        row = MessageTemplate.objects.create(district_id=COPENHAGEN, title="Møde", subject="x", text="x")
        StaffRole.objects.create(user=staff, role="contact_officer", district_id=COPENHAGEN)
        page = text_of(client.get(reverse("template_list")))
        assert "Møde" in page
        assert reverse("template_change", args=[row.pk]) not in page

    def test_what_is_wrong_with_one(self, client, staff):
        client.post(reverse("template_new"), self.DATA)
        for data, words in (
            (self.DATA, "Der er allerede en skabelon med det navn."),
            ({**self.DATA, "title": "Ny", "text": "{navn}"}, "Vi kender ikke {navn}."),
        ):
            assert words in text_of(client.post(reverse("template_new"), data)), words
        assert MessageTemplate.objects.count() == 1

    def test_an_officer_uses_them_and_changes_none(self, client):
        row = MessageTemplate.objects.create(district_id=FYN, title="Møde", subject="x", text="x")
        area = LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")
        client.force_login(make_officer(area))
        page = text_of(client.get(reverse("template_list")))
        assert "Møde" in page
        assert reverse("template_new") not in page
        for url in (reverse("template_new"), reverse("template_change", args=[row.pk])):
            assert client.get(url).status_code == client.post(url, self.DATA).status_code == 404


class TestTheirData:
    def test_a_copy_of_what_they_got_and_it_goes_with_them(self, staff):
        volunteer = make_volunteer()
        draft = make_draft(staff, [volunteer.person])
        assert "Der er møde på torsdag." in str(person_export(volunteer.person))
        Volunteer.objects.filter(pk=volunteer.pk).update(state="ended")
        forget(person=volunteer.person, rule="leave", actor=None)
        assert not draft.receivers.exists()

    def test_drafts_and_old_ones_fall(self, settings):
        rules = dict(retention_rules.items())
        staff = make_staff()
        draft, sent = (
            make_draft(staff, [make_volunteer().person]),
            make_draft(staff, [make_volunteer().person]),
        )
        Sending.objects.create(mailing=sent, by=staff)
        for days, left in ((6, 2), (8, 1), (182, 1), (185, 0)):
            Mailing.objects.filter(pk__in=[draft.pk, sent.pk]).update(
                made_at=timezone.now() - timedelta(days=days)
            )
            for name in ("mailings", "mailing-drafts"):
                rules[name].act(rules[name].due(timezone.localdate()))
            assert Mailing.objects.count() == left, days
