"""Emergency access: opened from the console, told to everybody responsible, closed by itself."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts import break_glass
from accounts.enums import Role
from accounts.models import BreakGlass, User
from tests.factories.people import make_staff, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "noed@politi.example"


def _open(**changed):
    values = {"email": ADDRESS, "reason": "Arbejdsgiverens login er nede.", "hours": 4, **changed}
    return break_glass.open_break_glass(**values)


def _sign_in(client, opened):
    answer = client.post("/konto/login/", {"login": opened.email, "password": opened.password}, follow=True)
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(opened.totp_secret, counter))
    return client.post(answer.redirect_chain[-1][0], {"code": code}) if answer.redirect_chain else answer


def test_it_lets_in_with_password_and_second_factor_though_staff_use_another_login(client, settings):
    settings.STAFF_OIDC, settings.STAFF_NEEDS_SECOND_FACTOR = True, True
    _sign_in(client, _open())
    assert client.get("/admin/").status_code == 200


def test_it_closes_by_itself_and_takes_every_way_in_along(client):
    opened = _open()
    _sign_in(client, opened)
    assert break_glass.close_over() == 0
    BreakGlass.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert (break_glass.close_over(), break_glass.close_over()) == (1, 0)
    user = User.objects.get(email=ADDRESS)
    assert (user.is_active, user.is_staff, user.is_superuser, user.has_usable_password()) == (False,) * 4
    assert not user.staff_roles.exists()
    assert not Authenticator.objects.filter(user=user).exists()
    assert client.get("/admin/").status_code == 302


def test_opening_again_changes_the_password_and_lasts_as_long_as_the_longest():
    first, second = _open(hours=1), _open(hours=4)
    assert first.password != second.password
    BreakGlass.objects.filter(ends_at__lt=timezone.now() + timedelta(hours=2)).update(ends_at=timezone.now())
    break_glass.close_over()
    assert User.objects.get(email=ADDRESS).is_active is True


def test_everybody_responsible_is_told_at_once(post):
    told = {make_staff(role, None).email for role in (Role.ADMINISTRATOR, Role.DATA_PROTECTION)}
    make_staff()
    _open()
    letters = post()
    assert {letter.to[0] for letter in letters} == told
    assert all("Arbejdsgiverens login er nede." in letter.body for letter in letters)


@pytest.mark.parametrize("changed", [{"reason": " "}, {"hours": 0}, {"hours": 25}])
def test_it_wants_a_reason_and_an_end(changed):
    with pytest.raises(break_glass.BreakGlassError):
        _open(**changed)
    assert not User.objects.filter(email=ADDRESS).exists()


def test_an_everyday_account_is_never_turned_into_one():
    user = make_user(ADDRESS)
    with pytest.raises(break_glass.BreakGlassError):
        _open()
    user.refresh_from_db()
    assert user.is_staff is False


def test_the_command_shows_everything_once_and_says_what_is_wrong():
    out = StringIO()
    call_command("break_glass", email=ADDRESS, reason="Nede.", hours=2, stdout=out)
    assert ADDRESS in out.getvalue()
    with pytest.raises(CommandError, match="between 1 and 24"):
        call_command("break_glass", email=ADDRESS, reason="Nede.", hours=99)
    with pytest.raises(CommandError, match="CPR"):
        call_command("break_glass", email=ADDRESS, reason="010190-1234", hours=1)
