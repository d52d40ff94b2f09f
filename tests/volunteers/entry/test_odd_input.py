"""What people may write by chance or on purpose: kept, or refused with a sentence, never a failure."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.factories.people import FYN, make_staff, make_user
from tests.volunteers.entry.test_inviting import INVITE
from tests.volunteers.entry.test_typing_in import PAPER
from tests.volunteers.wizard_steps import ANSWERS, errors_of
from volunteers.entry.models import IntakePause

pytestmark = pytest.mark.django_db
LONG = "æ" * 1_000_000
ODD = {
    "letters": "Ægir Þórðarson-Łuczak O'Brien",
    "arabic": "محمد علي",
    "chinese": "王小明",
    "right to left": "\u202egnivælg\u202c",
    "emoji": "👩‍🚒 Mette 🦆",
    "combining": "A\u030aage",
    "zero width": "Me\u200btte",
    "markup": "<script>alert(1)</script><b>Mette</b>",
    "cpr": "010190-1234",
    "nul": "Met\0te",
    "line break": "Mette\r\nHolm",
    "half a surrogate": "\udc80",
    "spaces": "   ",
    "long": LONG,
    "percent": "%s %(name)s {{ name }}",
    "other digits": "٢٠١٢٣٤٥٦",
    "superscript": "²⁰",
    "foreign phone": "+46 8 123 456 78",
    "too many digits": "9" * 60,
    "no day": "0000-00-00",
    "first day": "0001-01-01",
    "last day": "9999-12-31",
}
INTEREST = {
    "first_name": "Yasmin",
    "postal_code": "5200",
    "municipality": "",
    "channel": "mail",
    "email": "yasmin@example.org",
    "phone": "",
    "line": "",
}
PAUSE = {"district": FYN, "text_da": "Fyldt op", "text_en": "", "starts_on": "2026-11-23", "ends_on": ""}
STAFF_FORMS = {
    "/koordinator/ansoegninger/ny/": {**PAPER, "step": "save", "person": "new"},
    "/koordinator/ansoegninger/inviter/": {**INVITE, "phone": ""},
    "/koordinator/ansoegninger/indtag/": PAUSE,
}
NOTICE = f"/bliv-ambassadoer/lukket/{FYN}/"
STEP_FORMS = {f"/bliv-ambassadoer/{slug}/": data for slug, data in ANSWERS.items()}
PUBLIC_FORMS = {"/interesse/": INTEREST, NOTICE: {"notice-email": "", "notice-phone": ""}}
ALL_FORMS = {**STAFF_FORMS, **STEP_FORMS, **PUBLIC_FORMS}
FIELDS = [(path, name) for path, data in ALL_FORMS.items() for name in data]


@pytest.fixture
def writer(client):
    """Somebody who may fill in the form; failures show as they would in production."""
    client.raise_request_exception = False

    def sign_in(path):
        if path in STAFF_FORMS:
            client.force_login(make_staff())
        elif path in STEP_FORMS:
            client.force_login(make_user(first_name=""))
        if path == NOTICE:
            IntakePause.objects.create(district_id=FYN, text_da="Fyldt op", starts_on=timezone.localdate())
        return client

    return sign_in


@pytest.mark.parametrize(("path", "name"), FIELDS, ids=str)
def test_every_field_of_every_form(writer, path, name):
    client = writer(path)
    for kind, value in ODD.items():
        cache.clear()  # the throttle isn't what is tried here
        # As a browser would send it: bytes that are no text arrive as a sign for "unreadable".
        text = value.encode("utf-8", "replace").decode()
        response = client.post(path, {**ALL_FORMS[path], name: text})
        assert response.status_code in {200, 302}, (path, name, kind)
        if response.status_code == 200 and kind == "cpr":
            assert name == "step" or says_what_is_wrong(response), (path, name)


def says_what_is_wrong(response):
    return errors_of(response) or "alert-error" in response.content.decode()


@pytest.mark.parametrize("kind", ["letters", "arabic", "chinese", "emoji", "combining"])
@pytest.mark.parametrize(
    "path", ["/koordinator/ansoegninger/ny/", "/interesse/", "/bliv-ambassadoer/om-dig/"]
)
def test_every_kind_of_name_is_kept(writer, path, kind):
    assert writer(path).post(path, {**ALL_FORMS[path], "first_name": ODD[kind]}).status_code == 302


FREE_TEXT = {"first_name", "last_name", "line", "motivation", "words", "text_da", "text_en"}


@pytest.mark.parametrize(("path", "name"), [field for field in FIELDS if field[1] in FREE_TEXT])
def test_no_form_takes_a_cpr_number_in_text(writer, path, name):
    response = writer(path).post(path, {**ALL_FORMS[path], name: "Jeg hedder 010190-1234"})
    assert response.status_code == 200
    assert "Det ligner et CPR-nummer" in response.content.decode()
