"""Each is looked at again as their letter goes, and told once, whatever happens."""

from datetime import time, timedelta

import pytest
from django.utils import timezone, translation

from accounts.enums import Channel
from coordination.mailing import sending as sending_module
from coordination.mailing.enums import ReceiverState, Why
from coordination.mailing.errors import NobodyError, ReceiversChangedError
from coordination.mailing.models import Receiver, Sending
from coordination.mailing.sending import send_next
from coordination.mailing.services import send
from coordination.mailing.status import Fate, arrivals_of, status_of
from coordination.planning.enums import Failure, JobState
from coordination.planning.jobs import STUCK_AFTER
from coordination.services import cancel_sign_up, sign_up
from outbox.models import Errand, Message
from outbox.services import deliver_due
from tests.at_once import all_at_once
from tests.factories.mailings import make_draft, tell_all
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db


def sent_to(*people, **fields):
    """A message on its way."""
    staff = make_staff()
    mailing = make_draft(staff, people, **fields)
    send(mailing=mailing, actor=staff)
    return mailing


def states(mailing):
    return list(mailing.receivers.values_list("state", "why"))


def test_everybody_in_their_own_way(post):
    mail = make_volunteer(first_name="Bo").person
    text = make_volunteer(channel=Channel.SMS, phone="+4520123456").person
    call = make_volunteer(channel=Channel.CALL, phone="+4520123457", first_name="Ida").person
    mailing = sent_to(mail, text, call)
    tell_all()
    assert sorted(Message.objects.values_list("to", "medium")) == sorted(
        [(mail.email, "mail"), ("+4520123456", "sms")]
    )
    assert Errand.objects.get().text.startswith("Hej Ida")
    assert list(mailing.receivers.values_list("channel", flat=True)) == ["mail", "sms", "call"]
    letters = {letter.to[0]: letter for letter in post()}
    assert letters[mail.email].subject == "Nyt fra Fyns Politi"
    assert letters[mail.email].body.startswith("Hej Bo\n\nDer er møde på torsdag.")
    assert mailing.by.get_full_name() in letters[mail.email].body
    assert Sending.objects.get().state == JobState.DONE


def test_again_tells_nobody_twice():
    mailing = sent_to(make_volunteer().person, make_volunteer().person)
    tell_all()
    Sending.objects.update(state=JobState.QUEUED)
    Receiver.objects.update(state=ReceiverState.WAITING)  # even if somebody turned the rows back
    tell_all()
    assert Message.objects.count() == 2
    assert send(mailing=mailing, actor=mailing.by).state == JobState.DONE


def test_in_bounded_batches(monkeypatch):
    monkeypatch.setattr(sending_module, "BATCH", 2)
    monkeypatch.setattr(sending_module, "BATCHES_A_ROUND", 2)
    mailing = sent_to(*(make_volunteer().person for _ in range(5)))
    send_next()
    assert (Message.objects.count(), Sending.objects.get().state) == (4, JobState.QUEUED)
    send_next()
    assert (Message.objects.count(), Sending.objects.get().state) == (5, JobState.DONE)
    assert send_next() is None
    assert status_of(mailing).numbers[Fate.QUEUED] == Message.objects.filter(is_mass=True).count() == 5


def test_who_left_meanwhile_is_left_out():
    stays, leaves = make_volunteer(), make_volunteer()
    mailing = sent_to(stays.person, leaves.person)
    Volunteer.objects.filter(pk=leaves.pk).update(state=VolunteerState.ENDED)
    tell_all()
    assert states(mailing) == [(ReceiverState.TOLD, ""), (ReceiverState.LEFT_OUT, Why.ENDED)]
    assert Message.objects.get().to == stays.person.email


def test_who_got_protected_meanwhile_gets_it_and_stays_hidden():
    volunteer = make_volunteer(first_name="Yasmin", last_name="Nør")
    mailing = sent_to(volunteer.person)
    volunteer.person.is_protected, volunteer.person.alias = True, "Solsorten"
    volunteer.person.save()
    tell_all()
    assert states(mailing) == [(ReceiverState.TOLD, "")]
    assert "Yasmin" in Message.objects.get().text  # their own letter


def test_who_cancelled_the_session_meanwhile_is_left_out():
    place = make_place()
    people = [make_volunteer().person for _ in range(2)]
    rows = [sign_up(person=person, place=place) for person in people]
    mailing = sent_to(*people, session=place.session)
    cancel_sign_up(attendance=rows[0], person=people[0])
    tell_all()
    assert states(mailing) == [(ReceiverState.LEFT_OUT, Why.NOT_ON_IT), (ReceiverState.TOLD, "")]


def test_in_quiet_time_it_waits_and_is_looked_at_as_it_leaves():
    soon = timezone.localtime() + timedelta(hours=2)
    quiet = {"quiet_from": time(0, 0), "quiet_until": soon.time().replace(microsecond=0)}
    if soon.date() != timezone.localdate():
        quiet = {"quiet_from": time(12, 0), "quiet_until": soon.time().replace(microsecond=0)}
    stays, leaves = make_volunteer(**quiet), make_volunteer(**quiet)
    mailing = sent_to(stays.person, leaves.person)
    tell_all()
    assert deliver_due() == 0
    Volunteer.objects.filter(pk=leaves.pk).update(state=VolunteerState.PAUSED)
    Message.objects.update(next_try_at=timezone.now(), created_at=timezone.now() - timedelta(hours=3))
    assert deliver_due() == 1
    assert states(mailing) == [(ReceiverState.TOLD, ""), (ReceiverState.LEFT_OUT, Why.BREAK)]
    assert list(Message.objects.values_list("to", flat=True)) == [stays.person.email]


def test_others_than_were_shown():
    staff, volunteer = make_staff(), make_volunteer()
    mailing = make_draft(staff, [volunteer.person, make_volunteer().person])
    Volunteer.objects.filter(pk=volunteer.pk).update(state=VolunteerState.PAUSED)
    with pytest.raises(ReceiversChangedError):
        send(mailing=mailing, actor=staff, expected=2)
    assert send(mailing=mailing, actor=staff, expected=1).state == JobState.QUEUED


def test_to_nobody():
    staff, volunteer = make_staff(), make_volunteer()
    mailing = make_draft(staff, [volunteer.person])
    Volunteer.objects.update(state=VolunteerState.ENDED)
    with pytest.raises(NobodyError):
        send(mailing=mailing, actor=staff)


def test_a_killed_worker_is_followed_by_the_next(monkeypatch):
    monkeypatch.setattr(sending_module, "BATCH", 1)
    mailing = sent_to(make_volunteer().person, make_volunteer().person)
    first = mailing.receivers.first()

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sending_module, "tell_receiver", killed)
        with pytest.raises(KeyboardInterrupt):
            send_next()
    first.refresh_from_db()
    assert (first.state, Message.objects.count()) == (ReceiverState.WAITING, 0)
    Sending.objects.update(seen_at=timezone.now() - STUCK_AFTER * 2)
    tell_all()
    assert states(mailing) == [(ReceiverState.TOLD, "")] * 2
    assert Message.objects.count() == 2


def test_one_that_stopped_goes_on_with_the_rest():
    mailing = sent_to(make_volunteer().person)
    Sending.objects.update(state=JobState.FAILED, failure=Failure.ERROR)
    assert send_next() is None
    send(mailing=mailing, actor=mailing.by)
    tell_all()
    assert (Sending.objects.get().state, Message.objects.count()) == (JobState.DONE, 1)


def test_a_long_text_message_leads_to_the_rest(client):
    person = make_volunteer(channel=Channel.SMS, phone="+4520123456", first_name="Bo").person
    mailing = sent_to(person, texts={"text": "Hej {fornavn}\n\n" + "ord " * 200 + "SLUT"})
    tell_all()
    text = Message.objects.get().text
    assert "SLUT" not in text
    path = text.splitlines()[-1].split("8000")[-1]
    page = client.get(path)
    assert (page.status_code, "SLUT" in page.content.decode()) == (200, True)
    assert client.post(path).status_code == 405
    assert client.get(path[:-2] + "x/").status_code == 404
    mailing.delete()
    assert client.get(path).status_code == 404


def test_status_counts_every_fate():
    people = [make_volunteer().person for _ in range(4)]
    call = make_volunteer(channel=Channel.CALL, phone="+4520123457").person
    left = make_volunteer()
    Volunteer.objects.filter(pk=left.pk).update(state=VolunteerState.PAUSED)
    mailing = sent_to(*people, call, left.person)
    assert status_of(mailing).numbers[Fate.WAITING] == 6
    tell_all()
    rows = list(Message.objects.order_by("pk"))
    for row, (state, failure) in zip(
        rows, (("sent", ""), ("sending", ""), ("failed", "no_address"), ("queued", "")), strict=True
    ):
        Message.objects.filter(pk=row.pk).update(state=state, failure=failure)
    status = status_of(mailing)
    with translation.override("da"):
        assert [(str(words), number) for _name, words, number in status.rows] == [
            ("på vej", 2),
            ("sendt", 1),
            ("kom ikke frem", 1),
            ("skal ringes op eller have brev", 1),
            ("får den ikke", 1),
        ]
        assert [(str(why), n) for why, n in status.failure_rows] == [("mailserveren kender ikke adressen", 1)]
        assert [(str(why), n) for why, n in status.left_out_rows] == [("holder pause", 1)]
    arrivals = arrivals_of(mailing.receivers.all())
    assert [str(each.fate) for each in arrivals.values()] == [
        "sent",
        "queued",
        "failed",
        "queued",
        "to_say",
        "left_out",
    ]
    Errand.objects.update(done_at=timezone.now())
    assert status_of(mailing).numbers[Fate.SAID] == 1


def test_another_messages_letters_arent_counted():
    """The keys of number 1 don't begin as those of number 11."""
    first = sent_to(make_volunteer().person)
    Message.objects.create(key=f"mailing-{first.pk}1-5", message_id="<x>", to="a@example.org", subject="x")
    tell_all()
    assert status_of(first).numbers[Fate.QUEUED] == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_eight_presses_and_four_workers_tell_each_once():
    staff = make_staff()
    people = [make_volunteer().person for _ in range(12)]
    mailing = make_draft(staff, people)
    made = all_at_once(*[lambda: send(mailing=mailing, actor=staff, expected=12).pk] * 8)
    assert len(set(made)) == 1
    all_at_once(*[tell_all] * 4)
    assert states(mailing) == [(ReceiverState.TOLD, "")] * 12
    assert sorted(Message.objects.values_list("to", flat=True)) == sorted(person.email for person in people)
