"""Staff note a break, stop somebody, say goodbye; from the page of the person."""

import pytest

from accounts.enums import Role
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_user, make_volunteer
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db
POSTS = {
    "pause": ("active", "paused", {"until": ""}),
    "tilbage": ("paused", "active", {}),
    "stop": ("active", "suspended", {"reason": "Fordi"}),
    "stop/ophaev": ("suspended", "active", {"reason": "Fordi"}),
    "farvel": ("active", "ended", {"reason": "moved", "note": ""}),
}


def _readers(area):
    return {
        "coordinator": (make_staff(), 302),
        "own officer": (make_officer(area), 302),
        "officer of another area": (make_officer(LocalArea.objects.exclude(pk=area.pk).first()), 403),
        "coordinator elsewhere": (make_staff(district=COPENHAGEN), 404),
        "editor": (make_staff(Role.EDITOR), 404),
        "leadership": (make_staff(Role.LEADERSHIP, None), 404),
        "citizen": (make_user(), 404),
    }


@pytest.mark.parametrize(
    "who",
    [
        "coordinator",
        "own officer",
        "officer of another area",
        "coordinator elsewhere",
        "editor",
        "leadership",
        "citizen",
    ],
)
@pytest.mark.parametrize("step", POSTS)
def test_who_may_take_which_step(client, step, who):
    source, target, data = POSTS[step]
    area = LocalArea.objects.filter(municipality__district="1465").first()
    volunteer = make_volunteer(area=area)
    Volunteer.objects.update(state=source)
    reader, status = _readers(area)[who]
    client.force_login(reader)
    path = f"/koordinator/ambassadoerer/{volunteer.pk}/{step}/"
    assert client.post(path, data).status_code == status
    volunteer.refresh_from_db()
    assert volunteer.state == (target if status == 302 else source)
    if step != "tilbage":
        assert client.get(path).status_code == (200 if status == 302 else status)


@pytest.mark.parametrize("state", [state for state in VolunteerState if state != VolunteerState.ANONYMISED])
def test_the_page_of_a_person_offers_what_can_happen_next(client, state):
    volunteer = make_volunteer()
    Volunteer.objects.update(state=state)
    client.force_login(make_staff())
    page = client.get(f"/koordinator/ambassadoerer/{volunteer.pk}/?formaal=contact").content.decode()
    offered = {step for step in POSTS if f'/ambassadoerer/{volunteer.pk}/{step}/"' in page}
    assert (
        offered
        == {
            "active": {"pause", "stop", "farvel"},
            "paused": {"tilbage", "stop", "farvel"},
            "suspended": {"stop/ophaev", "farvel"},
            "ended": set(),
        }[state]
    )


def test_a_decision_by_us_without_a_reason_keeps_the_form(client):
    volunteer = make_volunteer()
    client.force_login(make_staff())
    response = client.post(
        f"/koordinator/ambassadoerer/{volunteer.pk}/farvel/", {"reason": "by_us", "note": ""}
    )
    assert "Skriv en begrundelse" in response.content.decode()
    assert Volunteer.objects.get().state == VolunteerState.ACTIVE
