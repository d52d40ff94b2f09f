"""A list of today's ambassadors: looked at, read in, confirmed. Nobody is here twice."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AccessEntry, User
from core.links import make_token
from core.privacy import retention_rules
from outbox.models import Errand, Message
from tests.factories.people import (
    COPENHAGEN,
    make_application,
    make_profile,
    make_staff,
    make_user,
    make_volunteer,
)
from volunteers.enums import ApplicationState, VolunteerState, WayIn
from volunteers.imports import services
from volunteers.imports.enums import Verdict
from volunteers.imports.models import Imported, ImportRow, ImportRun
from volunteers.models import Application, Signature, Volunteer

pytestmark = pytest.mark.django_db
PATH = "/koordinator/import/"
HEAD = "Fornavn;Efternavn;Mail;Telefon;Postnr.;Kommune;Siden;Sprog"
BO = "Bo;Holm;bo@example.org;20 12 34 56;5200;;01-05-2021;Engelsk, arabisk"


@pytest.fixture
def actor(client):
    """Fyn's coordinator, signed in."""
    user = make_staff()
    client.force_login(user)
    return user


def upload(client, *lines, head=HEAD, name="liste.csv", encoding="utf-8", adults="on"):
    content = "\n".join([head, *lines]).encode(encoding)
    return client.post(PATH, {"file": SimpleUploadedFile(name, content), "adults": adults})


def look(client, *lines, **options):
    """Upload, and the run."""
    response = upload(client, *lines, **options)
    assert response.status_code == 302, response.content.decode()
    return ImportRun.objects.order_by("-pk").first()


def found(run):
    return list(run.rows.values_list("verdict", "why", "detail"))


def read_in(client, *lines):
    run = look(client, *lines)
    assert client.post(f"{PATH}{run.pk}/", {"step": "read"}).status_code == 302
    return run


def answer_path(imported):
    return f"/svar/fortsaet/{make_token('import', imported.pk)}/"


def rule(name):
    return retention_rules._entries[name][1]


def test_looking_makes_nobody(client, actor):
    people = User.objects.count()
    run = look(client, BO)
    assert found(run) == [("new", "", "")]
    assert (User.objects.count(), Application.objects.count(), Message.objects.count()) == (people, 0, 0)
    page = client.get(f"{PATH}{run.pk}/").content.decode()
    assert "bo@example.org" in page
    assert AccessEntry.objects.filter(actor=actor, kind="listed").exists()


def test_reading_in_makes_a_person_who_is_to_confirm(client, actor, post):
    run = read_in(client, BO)
    person = User.objects.get(email="bo@example.org")
    application = person.applications.get()
    assert (application.state, application.way_in) == (ApplicationState.AGREEMENT, WayIn.IMPORT)
    assert (application.district_id, application.typed_by, application.owner) == ("1465", actor, actor)
    assert (person.profile.adult, person.profile.municipality_id) == (True, "0461")
    assert set(person.profile.words.values_list("key", flat=True)) == {"en", "ar"}
    assert not Volunteer.objects.filter(person=person).exists()
    run.refresh_from_db()
    assert (run.state, run.added, run.rows.count()) == ("done", 1, 0)
    letter = post()[0]
    assert letter.to == ["bo@example.org"]
    assert answer_path(Imported.objects.get()).split("/")[2] in letter.body


def test_the_same_file_twice_adds_nobody(client, actor):
    read_in(client, BO, "Ida;Lund;;;5200;;;")
    people = User.objects.count()
    again = look(client, BO, "Ida;Lund;;;5200;;;")
    assert found(again) == [("here", "application", "")] * 2
    client.post(f"{PATH}{again.pk}/", {"step": "read"})
    assert (User.objects.count(), Application.objects.count()) == (people, 2)


def test_two_runs_with_the_same_person_add_them_once(client, actor):
    first, second = look(client, BO), look(client, BO)
    for run in (first, second):
        client.post(f"{PATH}{run.pk}/", {"step": "read"})
    assert Application.objects.count() == 1
    assert found(second) == [("here", "application", "")]


def test_yes_makes_an_ambassador_since_the_day_they_began(client, actor):
    read_in(client, BO)
    imported = Imported.objects.get()
    path = answer_path(imported)
    client.logout()
    assert client.get(path).status_code == 200
    assert not Signature.objects.exists()  # opening changes nothing
    assert 'id="name-error"' in client.post(path, {"answer": "yes", "name": " "}).content.decode()
    assert client.post(path, {"answer": "yes", "name": "010203-1234"}).status_code == 200
    assert not Volunteer.objects.exists()
    client.post(path, {"answer": "yes", "name": "Bo Holm"})
    volunteer = Volunteer.objects.get()
    assert (volunteer.state, volunteer.since) == (VolunteerState.ACTIVE, date(2021, 5, 1))
    assert Signature.objects.standing().get().name == "Bo Holm"
    assert client.post(path, {"answer": "yes", "name": "Bo Holm"}).status_code == 410


def test_no_deletes_at_once(client, actor):
    read_in(client, BO)
    path = answer_path(Imported.objects.get())
    client.logout()
    client.post(path, {"answer": "no"})
    assert not Application.objects.exists()
    assert not User.objects.filter(email="bo@example.org").exists()
    assert not User.objects.filter(first_name="Bo").exists()
    assert client.get(path).status_code == 410


@pytest.mark.parametrize("token", ["x", "a:b:c", "\u00e6\u00f8"])
def test_a_broken_link_says_so(client, token):
    assert client.get(f"/svar/fortsaet/{token}/").status_code == 404


def test_a_link_to_something_else_says_so(client):
    assert client.get(f"/svar/fortsaet/{make_token('join', 1)}/").status_code == 404


def test_whoever_doesnt_answer_in_60_days_falls(client, actor):
    read_in(client, BO)
    due = rule("import-unconfirmed").due
    today = timezone.localdate()
    assert not due(today + timedelta(days=60)).exists()
    assert rule("import-unconfirmed").act(due(today + timedelta(days=61))) == 1
    assert not Application.objects.exists()
    assert not User.objects.filter(first_name="Bo").exists()


def test_a_list_falls_after_7_days(client, actor):
    look(client, BO)
    due = rule("import-lists").due
    assert not due(timezone.localdate() + timedelta(days=7)).exists()
    rule("import-lists").act(due(timezone.localdate() + timedelta(days=8)))
    assert not ImportRow.objects.exists()


def test_cancelling_deletes_the_rows(client, actor):
    run = look(client, BO)
    client.post(f"{PATH}{run.pk}/", {"step": "cancel"})
    assert not ImportRow.objects.exists()


def test_without_mail_it_becomes_a_call_and_the_yes_is_noted(client, actor):
    read_in(client, "Aage;Lund;;20123456;5200;;;")
    application = Application.objects.get()
    assert Errand.objects.get().channel == "call"
    assert client.get(f"/koordinator/ansoegninger/{application.pk}/?formaal=application").status_code == 200
    other = make_staff(district=COPENHAGEN)
    client.force_login(other)
    assert client.post(f"{PATH}ja/{application.pk}/").status_code == 404
    client.force_login(actor)
    client.post(f"{PATH}ja/{application.pk}/")
    assert Volunteer.objects.get().person == application.person
    assert Signature.objects.get().name == "Aage Lund"


def test_the_applicant_of_another_way_cant_activate_themselves():
    from core.errors import NotAllowedError
    from volunteers.services import move_application

    application = make_application(state=ApplicationState.AGREEMENT)
    with pytest.raises(NotAllowedError):
        move_application(application=application, name="activate", actor=application.person)


ODD = {
    ";Holm;;;5200;;;": "name",
    "Bo;Holm;bo@;;5200;;;": "email",
    "Bo;Holm;;12;5200;;;": "phone",
    "Bo;Holm;;;9999;;;": "postal",
    "Bo;Holm;;;;;;": "postal",
    "Bo;Holm;;;2200;;;": "district",
    "Bo;Holm;;;8700;;;": "municipality",
    "Bo;Holm;;;5200;Odder;;": "mismatch",
    "Bo;Holm;;;5200;;2099-01-01;": "since",
    "Bo;Holm;;;5200;;i går;": "since",
    "Bo;Holm 010203-1234;;;5200;;;": "cpr",
    "Bo;Holm;;;5200;;;0102031234": "cpr",
    '"=HYPERLINK(""http://x"")";Holm;;;5200;;;': "formula",
    "Bo;@SUM(A1);;;5200;;;": "formula",
    "Bo;Holm;;=1+1;5200;;;": "formula",
    f"{'x' * 301};Holm;;;5200;;;": "long",
    f"{'x' * 81};Holm;;;5200;;;": "long_name",
}


@pytest.mark.parametrize(("line", "why"), ODD.items())
def test_what_is_wrong_with_a_row_is_said(client, actor, line, why):
    run = look(client, line)
    row = run.rows.get()
    assert (row.verdict, row.why) == (Verdict.WRONG, why)
    assert row.sentence
    assert client.get(f"{PATH}{run.pk}/").status_code == 200


def test_a_cpr_number_is_stored_nowhere(client, actor):
    run = look(client, "Bo;Holm;;;5200;;;010203-1234")
    assert run.rows.get().cells == []
    response = upload(client, "Bo;Holm;5200", head="Fornavn;Efternavn;010203-1234")
    assert response.status_code == 200
    assert ImportRun.objects.count() == 1


@pytest.mark.parametrize(
    "names",
    [("Zoë", "Ærø"), ("محمد", "علي"), ("😀", "Holm"), ("<b>Bo</b>", "O'Neill"), ("Ngũgĩ", "wa Thiong’o")],
)
def test_names_with_every_kind_of_letter_are_kept(client, actor, names):
    run = read_in(client, f"{names[0]};{names[1]};;;5200;;;")
    assert User.objects.filter(first_name=names[0], last_name=names[1]).exists()
    assert "<b>Bo</b>" not in client.get(f"{PATH}{run.pk}/").content.decode()


@pytest.mark.parametrize(
    "second", ["Kim;Lund;BO@example.org;;5200;;;", "Kim;Lund;;+45 20123456;5200;;;", "bo;HOLM;;;5200;;;"]
)
def test_the_same_person_twice_in_the_file(client, actor, second):
    run = look(client, BO, second)
    assert found(run) == [("new", "", ""), ("wrong", "twice", "2")]


def test_who_is_here_already(client, actor):
    make_volunteer(email="a@example.org", first_name="Ane", last_name="Vad", phone="+4520123457")
    make_application(email="b@example.org", first_name="Ben", last_name="Vad")
    make_volunteer(COPENHAGEN, email="c@example.org", first_name="Cem", last_name="Vad", phone="+4520123458")
    make_user("d@example.org", first_name="", last_name="")
    make_profile(make_user(first_name="Eva", last_name="Vad"))
    run = look(
        client,
        "X;Y;A@example.org;;5200;;;",
        "X;Z;;20123457;5200;;;",
        "ane;vad;;;5200;;;",
        "X;W;b@example.org;;5200;;;",
        "X;V;c@example.org;;5200;;;",  # of another district: the mail is taken, more isn't told
        "Cem;Vad;;20123458;5200;;;",
        "Dan;Vad;d@example.org;;5200;;;",
        "Eva;Vad;;;5200;;;",
        "Ane;Vad;;;5000;;;",
    )
    assert [why for _verdict, why, _detail in found(run)] == [
        "ambassador", "ambassador", "ambassador", "application", "taken", "", "account", "known", ""
    ]  # fmt: skip
    client.post(f"{PATH}{run.pk}/", {"step": "read"})
    account = User.objects.get(email="d@example.org")
    assert (account.first_name, account.applications.get().way_in) == ("Dan", WayIn.IMPORT)


def test_languages_we_dont_know_are_left_out_and_said(client, actor):
    run = look(client, "Bo;Holm;;;5200;;;dansk, tyrkisk og hindi")
    assert found(run) == [("new", "languages", "hindi")]


def test_columns_are_corrected_by_hand(client, actor):
    run = look(client, "Holm;Bo;5200", head="Fornavn;Andet;By")
    assert found(run) == [("wrong", "name", "")]
    path = f"{PATH}{run.pk}/"
    client.post(path, {"step": "columns", "first_name": "0", "last_name": "0", "postal_code": "2"})
    assert run.rows.get().why == "name"  # one column for two things
    client.post(path, {"step": "read"})
    run.refresh_from_db()
    assert run.state == "draft"  # a needed column is open
    assert client.post(path, {"step": "columns", "first_name": "99"}).status_code == 200
    client.post(path, {"step": "columns", "first_name": "1", "last_name": "0", "postal_code": "2"})
    assert run.rows.get().verdict == "new"


def test_each_thing_wrong_with_a_file_is_said(client, actor):
    for response in (
        client.post(PATH, {}),
        upload(client, BO, adults=""),
        upload(client, BO, name="liste.docx"),
        upload(client, BO, head="1;2;3"),
        upload(client),
        upload(client, BO, name="x" * 201 + ".csv"),
    ):
        assert response.status_code == 200
        assert "form-error-message" in response.content.decode()
    assert not ImportRun.objects.exists()


def test_reading_in_twice_changes_nothing(client, actor):
    run = read_in(client, BO)
    client.post(f"{PATH}{run.pk}/", {"step": "read"})
    client.post(f"{PATH}{run.pk}/", {"step": "cancel"})
    assert ImportRun.objects.filter(pk=run.pk).exists()
    assert Application.objects.count() == 1


def test_the_worker_takes_the_rest(client, actor, monkeypatch):
    run = look(client, *[f"Bo{number};Holm;;;5200;;;" for number in range(5)])
    services.start(run=run)
    assert services.read_some(run=run, number=2)
    assert Application.objects.count() == 2
    services.go_on()
    services.go_on()
    run.refresh_from_db()
    assert (run.state, run.added, Application.objects.count()) == ("done", 5, 5)


def test_looking_takes_as_many_queries_for_many_rows(client, actor):
    counts = []
    for number in (5, 150):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            look(client, *[f"Bo{index};Holm;b{index}@example.org;;5200;;;" for index in range(number)])
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 2  # bulk_update goes by hundreds


def test_2000_rows_are_looked_at(client, actor):
    run = look(client, *[f"Bo{index};Holm;b{index}@example.org;;5200;;;" for index in range(2000)])
    assert run.rows.filter(verdict="new").count() == 2000
    assert client.get(f"{PATH}{run.pk}/?page=20&kun=new").status_code == 200
    assert client.get(f"{PATH}{run.pk}/?page=x&kun=%00").status_code == 200


@pytest.mark.parametrize("role", [Role.CONTACT_OFFICER, Role.EDITOR, Role.LEADERSHIP])
def test_coordinators_alone(client, role):
    client.force_login(make_staff(role, None if role == Role.LEADERSHIP else "1465"))
    assert client.get(PATH).status_code == 404


def test_a_list_is_its_coordinators_own(client, actor):
    run = look(client, BO)
    client.force_login(make_staff())
    assert client.get(f"{PATH}{run.pk}/").status_code == 404
    assert client.post(f"{PATH}{run.pk}/", {"step": "read"}).status_code == 404


def test_a_row_the_models_refuse_is_named_and_the_others_go_on(client, actor, monkeypatch):
    from django.core.exceptions import ValidationError

    real = services._add

    def refuse_first(run, found, entry):
        if entry.first_name == "Bo":
            raise ValidationError("no")
        real(run, found, entry)

    monkeypatch.setattr(services, "_add", refuse_first)
    run = read_in(client, BO, "Ida;Lund;;;5200;;;")
    run.refresh_from_db()
    assert (run.state, run.added) == ("done", 1)
    assert found(run) == [("wrong", "odd", "")]
