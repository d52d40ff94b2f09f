"""The wizard's answers and how to read its pages, for the tests about it."""

from bs4 import BeautifulSoup

CPR = "010190-1234"
NO_CPR = "Det ligner et CPR-nummer. Fjern det. Vi gemmer aldrig CPR-numre."
ABOUT = {"first_name": "Yasmin", "last_name": "Nørgaard", "phone": "", "adult": "ja"}
HOME = {"postal_code": "5200", "travel_km": "25"}
WORDS = {"languages": ["en", "ar"], "skills": ["praktisk"], "interests": ["lys-og-stier"]}
TIMES = {"slots": ["2:aften", "6:formiddag"]}
WHY = {"motivation": "Jeg går gennem tunnelen hver dag.", "informed": "on"}
ANSWERS = {"om-dig": ABOUT, "hvor": HOME, "hvad": WORDS, "hvornaar": TIMES, "hvorfor": WHY}
STEPS = list(ANSWERS)


def url(slug):
    return f"/bliv-ambassadoer/{slug}/"


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def errors_of(response):
    """The lines of the error summary, with the control each leads to."""
    links = soup_of(response).select(".t-errlist li a")
    return [(link.text, link["href"]) for link in links]


def pairs_of(response):
    """The summary's questions and answers."""
    page = soup_of(response)
    return {term.text: answer.text for term, answer in zip(page.select("dt"), page.select("dd"), strict=True)}


def answer(client, upto=None, **changes):
    """Post the steps in order, with other answers for some; returns the last response."""
    response = None
    for slug, data in ANSWERS.items():
        response = client.post(url(slug), changes.get(slug.replace("-", "_"), data))
        if slug == upto:
            break
    return response


def chosen(response, name):
    """What a field holds: text, or the values of what is ticked."""
    fields = soup_of(response).select(f'[name="{name}"]')
    if fields[0].name == "textarea":
        return [fields[0].text.strip("\n")]
    if fields[0].get("type") in {"radio", "checkbox"}:
        return [field.get("value", "on") for field in fields if field.has_attr("checked")]
    return [field.get("value", "") for field in fields]
