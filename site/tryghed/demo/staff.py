"""The demo accounts of the contract, and a coordinator for every other district."""

from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.enums import Role
from accounts.models import AreaDuty, StaffRole, User
from places.models import LocalArea
from projects.editors import APPROVER, EDITOR, group_name
from tryghed.demo.reading import Clock
from tryghed.demo.rows import put

PASSWORD = "tryghed-demo-2026"  # noqa: S105 - the contract names it; demo data alone
FYN, COPENHAGEN = "1465", "1470"


@dataclass(frozen=True)
class Account:
    """One account: who it is and which staff role it has, where."""

    name: str
    first: str
    last: str
    role: str = ""
    district: str | None = FYN
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def email(self) -> str:
        """The address of the contract."""
        return f"{self.name}@demo.example"


ACCOUNTS = (
    Account("redaktoer", "Louise", "Bach", Role.EDITOR),
    Account("godkender", "Henrik", "Vestergaard", Role.APPROVER),
    Account("koordinator.fyn", "Sanne", "Vestager", Role.COORDINATOR, FYN, {"may_screen": True}),
    Account("koordinator.kbh", "Thomas", "Brink", Role.COORDINATOR, COPENHAGEN, {"may_screen": True}),
    Account("betjent.vollsmose", "Jonas", "Holm", Role.CONTACT_OFFICER),
    Account("ledelse", "Anne", "Riis", Role.LEADERSHIP, None),
    Account("admin", "Bo", "Ladefoged", Role.ADMINISTRATOR, None),
    Account("partner", "Birgit", "Thomsen"),
    Account("ambassadoer", "Mette", "Holm"),
    Account("ansoeger", "Rasmus", "Kjeldgaard"),
)
# They own what happens in their districts, and share the password: "koordinator.1460@demo.example".
OTHER_COORDINATORS = {
    "1460": ("Lene", "Hjort"),
    "1461": ("Karim", "Said"),
    "1462": ("Grethe", "Nørskov"),
    "1463": ("Martin", "Elkjær"),
    "1464": ("Bodil", "Matzen"),
    "1466": ("Susanne", "Ørum"),
    "1467": ("Tariq", "Malik"),
    "1468": ("Karen", "Lindhardt"),
    "1469": ("Peter", "Skov"),
    "1471": ("Jens Ole", "Kofoed"),
}


def make_accounts(clock: Clock) -> dict[str, User]:
    """The accounts by name ("koordinator.fyn"). All share one hash: it takes a second to make."""
    password = make_password(PASSWORD)
    return {account.name: _make_account(account, password, clock) for account in ACCOUNTS}


def _make_account(account: Account, password: str, clock: Clock) -> User:
    user = make_person(account.email, account.first, account.last, password=password, joined=clock.ago(700))
    user.is_staff = bool(account.role)
    user.is_superuser = account.role == Role.ADMINISTRATOR
    user.save(update_fields=["is_staff", "is_superuser"])
    if account.role:
        put(StaffRole(user=user, district_id=account.district, role=account.role, **account.more))
    return user


def make_person(email: str, first: str, last: str, *, password: str = "", joined: Any, **more: Any) -> User:
    """A person with a verified address, so that the code by mail works from the start."""
    user = User(email=email, first_name=first, last_name=last, date_joined=joined, **more)
    user.password = password or make_password(None)
    put(user)
    put(EmailAddress(user=user, email=email, verified=True, primary=True))
    return user


def make_coordinators(accounts: dict[str, User], clock: Clock) -> dict[str, User]:
    """The coordinator of each district."""
    found = {FYN: accounts["koordinator.fyn"], COPENHAGEN: accounts["koordinator.kbh"]}
    password = found[FYN].password
    for code, (first, last) in OTHER_COORDINATORS.items():
        email = f"koordinator.{code}@demo.example"
        found[code] = make_person(email, first, last, password=password, joined=clock.ago(700), is_staff=True)
        put(StaffRole(user=found[code], district_id=code, role=Role.COORDINATOR, may_screen=True))
    return found


def _make_deputy(password: str, clock: Clock) -> User:
    """Somebody an area can be handed over to; shares the password too: "betjent.odense@demo.example"."""
    email = "betjent.odense@demo.example"
    pia = make_person(email, "Pia", "Lundgaard", password=password, joined=clock.ago(400), is_staff=True)
    put(StaffRole(user=pia, district_id=FYN, role=Role.CONTACT_OFFICER))
    return pia


def give_duties(accounts: dict[str, User], clock: Clock) -> None:
    """The officers' areas, a deputy for three weeks, and the editors' rights on Fyn's branch of the pages."""
    area = LocalArea.objects.get(name="Vollsmose", municipality="0461")
    jonas, pia = accounts["betjent.vollsmose"], _make_deputy(accounts["betjent.vollsmose"].password, clock)
    put(AreaDuty(user=jonas, area=area, starts_on=clock.day_ago(600)))
    period = {"starts_on": clock.day_ago(7), "ends_on": clock.day_ago(-14)}
    put(AreaDuty(user=pia, area=area, kind=AreaDuty.Kind.DEPUTY, **period))
    beside = LocalArea.objects.filter(municipality="0461").exclude(pk=area.pk).order_by("name")[0]
    put(AreaDuty(user=pia, area=beside, starts_on=clock.day_ago(200)))
    accounts["redaktoer"].groups.add(Group.objects.get(name=group_name(EDITOR, FYN)))
    accounts["godkender"].groups.add(Group.objects.get(name=group_name(APPROVER, FYN)))
