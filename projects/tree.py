"""The page tree that a new site starts with (idempotent)."""

from django.db import transaction

from home.models import HomePage
from home.pages_setup import ensure_child, ensure_home, ensure_standard_pages
from places.models import District
from places.names import danish_slug
from projects.models import DistrictPage, ProjectIndexPage

BRANCH_LEAD = "Her kan du se, hvad naboer og politi laver sammen i vores kreds, og hvad du kan være med til."
BRANCH_CONTACT = "Vil du vide mere? Ring 114, og bed om koordinatoren for tryghedsambassadører hos {name}."
INDEX_LEAD = "Det arbejder naboer, kommuner og politi på lige nu. Find noget tæt på dig."


@transaction.atomic
def ensure_page_tree(hostname: str = "localhost", port: int = 80) -> HomePage:
    """Front page, project list with a branch for each district, and the standard pages; what exists stays."""
    home = ensure_home(hostname, port)
    index = ensure_child(home, "projekter", _index)
    present = set(DistrictPage.objects.values_list("district", flat=True))
    for district in District.objects.exclude(pk__in=present):
        _add_branch(index, district)
    ensure_standard_pages(home)
    return home


def _index() -> ProjectIndexPage:
    return ProjectIndexPage(title="Projekter", lead=INDEX_LEAD, district_lead=BRANCH_LEAD)


def _add_branch(index: ProjectIndexPage, district: District) -> None:
    def branch() -> DistrictPage:
        contact = BRANCH_CONTACT.format(name=district.name)
        return DistrictPage(title=district.name, district=district, contact=contact)

    ensure_child(index, danish_slug(district.short_name), branch)
