"""`make words`: every public page is easy to read, and a hard one is found. So are the mails."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import now

from accounts.models import User
from coordination.change_letters import send_called_off
from coordination.models import Assignment, Suggestion
from coordination.notifications import send_invitation
from coordination.services import sign_up
from coordination.session_letters import send_cancel_receipt
from core.readability import measure
from home.models import ContentPage
from outbox.models import Message
from tests.core.test_readability import HARD
from tests.factories.pages import make_site
from tests.factories.people import make_volunteer
from tests.factories.work import make_place
from tryghed.words import ERRORS, LISTS, SIGN_IN, readings
from volunteers.wizard.draft import SLUGS

pytestmark = pytest.mark.django_db
STANDARD = (
    "/",
    "/projekter/",
    "/nyheder/",
    "/kontakt/",
    "/privatliv/",
    "/tilgaengelighed/",
    "/hjaelp-til-ofre/",
)


@pytest.fixture
def site(places_data):
    """A new site with one project and one task."""
    make_site()
    return make_place()


def check():
    out = StringIO()
    call_command("check_words", stdout=out)
    return out.getvalue()


def test_every_kind_of_public_page_is_measured_and_none_is_hard(site):
    found = {reading.name: reading.measure for reading in readings()}
    assert set(STANDARD) <= set(found)
    assert f"/opgaver/{site.pk}/" in found
    assert sum(name.startswith("/bliv-ambassadoer/") for name in found) == len(SLUGS) + 1
    assert [f"{name}.html" for name in ERRORS] == [name for name in found if name.endswith(".html")]
    assert len([name for name in found if name.startswith("/konto/")]) == len(SIGN_IN)
    assert {reverse(name) for name in LISTS} <= set(found)
    assert not [name for name in found if name.startswith("/en/")]
    assert [name for name, each in found.items() if each.is_hard] == []
    assert found["/privatliv/"].words > 400


def test_the_command_prints_a_table_and_leaves_nobody_behind(site):
    before = User.objects.count()
    said = check()
    assert re.search(r"^/privatliv/ +\d+ +\d+$", said, re.MULTILINE)
    assert said.endswith("none with a LIX over 35.\n")
    assert User.objects.count() == before


def test_a_hard_text_on_a_page_is_refused(site):
    page = ContentPage.objects.get(slug="kontakt")
    page.lead = HARD
    page.save()
    with pytest.raises(CommandError, match="1 of"):
        check()


# --- mails ------------------------------------------------------------------------------------------


def _assert_plain(text):
    """Judged together, because most mails are too short to be judged alone."""
    assert measure(text).words >= 40
    assert not measure(text).is_hard, text


def test_the_mails_of_tasks_are_easy_to_read(site):
    volunteer = make_volunteer()
    suggestion = Suggestion.objects.create(
        person=volunteer.person,
        role=site.role,
        score=80,
        numbers={},
        sentences=[{"code": "asked", "values": {"days": 1}, "against": False}],
    )
    assignment = Assignment.objects.create(
        person=volunteer.person, role=site.role, suggestion=suggestion, answer_by=now()
    )
    send_invitation(assignment)
    attendance = sign_up(person=volunteer.person, place=site)
    send_cancel_receipt(attendance)
    send_called_off([attendance], "Det bliver storm.")
    texts = Message.objects.values_list("text", flat=True)
    assert len(texts) == 4
    assert "Derfor spørger vi dig: Vi spurgte sidst i går.\n" in "\n".join(texts)
    _assert_plain("\n".join(texts))


ACCOUNT_MAILS = (
    "account/email/email_confirm_message.txt",
    "account/email/email_changed_message.txt",
    "account/email/email_deleted_message.txt",
    "account/email/email_confirmation_message.txt",
    "account/email/login_code_message.txt",
    "account/email/password_changed_message.txt",
    "account/email/password_reset_key_message.txt",
    "account/email/password_reset_message.txt",
    "account/email/password_set_message.txt",
    "account/email/unknown_account_message.txt",
    "mfa/email/recovery_codes_generated_message.txt",
    "mfa/email/totp_activated_message.txt",
    "mfa/email/totp_deactivated_message.txt",
    "mfa/email/webauthn_added_message.txt",
    "mfa/email/webauthn_removed_message.txt",
)


@pytest.mark.parametrize("name", ACCOUNT_MAILS)
def test_the_mails_about_the_account_are_easy_to_read(name):
    context = dict.fromkeys(("email", "from_email", "to_email"), "a@example.org") | {"code": "ABC123"}
    with translation.override("da"):
        text = get_template(name).render(context)
    assert not measure(re.sub(r"https?://\S+|\S+@\S+", "", text)).is_hard, text
