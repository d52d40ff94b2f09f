"""Words that make us stop and ask before an idea goes on. Data with the reason beside it; no word decides alone.

Whoever meets the page with 112 and 114 may go on with one press: "lamps, so that fewer are assaulted" is an idea.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """A pattern in small letters, and why it is here."""

    pattern: str
    reason: str


# Who writes like this may be about to report a crime: they meet 112 and 114 before anything is stored.
REPORTS = (
    Sign(
        r"\b(slog|sparkede|stak|skubbede|ramte) (mig|ham|hende|os|dem|min|mit|mine)\b",
        "violence that happened",
    ),
    Sign(
        r"\b(har|blev|er blevet) (\w+ )?(slået|sparket|stukket|tævet|gennembanket)\b",
        "violence that happened",
    ),
    Sign(r"\boverfald\w*", "assault"),
    Sign(r"\bvold(elig\w*)? (mod|mig|hjemme)\b|\bslår (mig|hende|ham|sine?|børnene)\b", "violence at home"),
    Sign(r"\bvoldt(ag|og)\w*|\bbefamle\w*|\bkrænke(t|de|r)\b|\bblotte\w*", "a sexual offence"),
    Sign(r"\bstjål\w*|\bstjal\b|\bhugget (min|mit|mine|vores)\b", "theft"),
    Sign(
        r"\bindbrud (i (nat|dag|går|aftes|morges|weekenden)|hos (mig|os)|i (min|mit|vores))\b",
        "a burglary of late",
    ),
    Sign(r"\bbr(ød|udt) ind\b|\bindbrudstyv\w*", "a burglary of late"),
    Sign(r"\brøve(t|ri|rier|riet|de)\b", "robbery"),
    Sign(
        r"\btrue(t|r|de) (mig|os|ham|hende|med|på)\b|\b(er|blev|bliver) (\w+ )?truet\b|\btrusler\b", "threats"
    ),
    Sign(r"\b(stalke\w*|forfølger (mig|hende)|chikanere(r|t|de) (mig|os))\b", "stalking and harassment"),
    Sign(
        r"\bnarko\w*|\bpusher\w*|\b(sælger|handler med|køber) (hash|stoffer|kokain|coke|piller)\b",
        "drug dealing",
    ),
    Sign(r"\b(kniv|knive|pistol|våben|skud|skyder|skudt)\b", "weapons"),
    Sign(r"\b(sat|satte) ild\b|\bbrandstift\w*|\bpåsat brand\b", "arson"),
    Sign(
        r"\bhærværk (i (nat|dag|går|aftes)|på (min|mit|vores))\b|\bsmadre(t|de) (min|mit|vores)\b",
        "vandalism",
    ),
    Sign(r"\b(svindlet|snydt) (mig|for|af)\b|\btømt (min|hendes|hans) konto\b", "fraud that happened"),
    Sign(r"\b(anmelde|anmeldelse af|anmeldt)\b", "the word itself"),
    Sign(
        r"\b(hit|stabbed|kicked|robbed|threatened|attacked|raped) (me|us|him|her|my)\b", "the same in English"
    ),
    Sign(r"\b(stolen|assaulted|burgled|broke into|selling drugs|drug dealers?)\b", "the same in English"),
)

# Together with a person's name in one sentence these accuse somebody, and that must not stand on a public page.
ACCUSATIONS = (
    Sign(r"\bstjæle(r|s)?\b|\bstjal\b|\bstjålet\b|\btyv\w*", "theft"),
    Sign(r"\b(slår|slog|sparker|truer|truede|overfalder|chikanerer|mobber)\b", "violence and threats"),
    Sign(r"\b(sælger|handler|pusher|dealer)\b", "dealing"),
    Sign(r"\b(kriminel\w*|forbryder\w*|pædofil\w*|voldelig\w*|narkoman\w*|svindle\w*|bande\w*)\b", "a label"),
    Sign(r"\b(snyder|lyver|larmer|drikker|ryger hash|ødelægger|hærger|smadrer)\b", "a nuisance"),
    Sign(r"\b(steals?|hits|sells|threatens|criminal|thief)\b", "the same in English"),
)

# The last word of what looks like a name, when it is a place or a house.
PLACE_ENDINGS = (
    "vej", "vejen", "gade", "gaden", "plads", "pladsen", "torv", "torvet", "park", "parken", "allé", "stræde",
    "skole", "skolen", "kirke", "station", "havn", "kommune", "centret", "center", "politi", "hallen", "bro",
    "broen", "sø", "søen", "skov", "skoven", "hus", "huset", "gård", "gården", "kvarter", "kvarteret", "sogn",
)  # fmt: skip

_REPORT = re.compile("|".join(sign.pattern for sign in REPORTS))
_ACCUSATION = re.compile("|".join(sign.pattern for sign in ACCUSATIONS))
_SENTENCE = re.compile(r"[.!?\n]+")
# Every pattern looks at a bounded number of characters from each place: a long text takes no longer for each of them.
_CAPITAL = r"[A-ZÆØÅÉÖÜ][\wæøåéöü'-]{1,40}"
_NAME = re.compile(rf"\b{_CAPITAL}(?: {_CAPITAL})+")
_CALLED = re.compile(
    rf"\b(?:[Nn]abo(?:en)?|[Mm]anden|[Nn]aboens|hedder|ved navn|[Uu]nge|[Hh]r\.?|[Ff]ru) {_CAPITAL}"
)
_EMAIL = re.compile(r"[\w.+-] ?(?:@|\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+)+")
_PAIRS = r"\d{2}(?P<gap>[ .\-])\d{2}(?P=gap)\d{2}(?P=gap)\d{2}"
_PHONE = re.compile(
    rf"(?<![\d.,-])(?:(?:\+|00)45[ ]?)?(?:{_PAIRS}|\d{{8}}|\d{{2}} \d{{3}} \d{{3}}|(?P<four>\d{{4}} \d{{4}}))(?![\d-])"
    r"|(?<!\d)\+\d{1,3}[ \d]{7,}"
)
_YEARS = re.compile(r"(19|20)\d\d (19|20)\d\d")


def may_be_report(*texts: str) -> bool:
    """Whether somebody may be about to report a crime."""
    return any(_REPORT.search(text.casefold()) for text in texts)


def has_email(text: str) -> bool:
    """Whether there is an e-mail address in a text."""
    return bool(_EMAIL.search(text))


def has_phone(text: str) -> bool:
    """Whether there is something shaped like a phone number; two years in a row are none."""
    return any(not _YEARS.fullmatch(found["four"] or "") for found in _PHONE.finditer(text))


def accuses_by_name(text: str) -> bool:
    """Whether a sentence holds both what looks like a person's name and an accusation."""
    sentences = _SENTENCE.split(text)
    return any(_ACCUSATION.search(each.casefold()) and _names_somebody(each) for each in sentences)


def _names_somebody(sentence: str) -> bool:
    named = any(not found[0].casefold().endswith(PLACE_ENDINGS) for found in _NAME.finditer(sentence))
    return named or bool(_CALLED.search(sentence))
