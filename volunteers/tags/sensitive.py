"""Words that tell of what we never note about people (FACTS, Privacy). A net with holes: the hint says the rest."""

from core import danish

_WORDS = """
    syg sygdom sygemeldt kronisk diagnose handicap handicappet invalid dement demens depression deprimeret angst
    adhd autist autisme psykisk stress alkoholiker misbrug misbruger gravid kræft diabetes
    muslim islam kristendom jøde jødisk hindu buddhist ateist troende religiøs religion moské
    politik politisk socialdemokrat venstrefløj højrefløj kommunist nazist partimedlem fagforening
    etnisk etnicitet indvandrer udlænding flygtning race hudfarve
    homo homoseksuel lesbisk bøsse biseksuel transkønnet seksualitet
    straffet dømt kriminel tiltalt sigtet
"""
SENSITIVE = frozenset(key for word in _WORDS.split() for key in danish.keys(danish.tokens(word)[0]))


def is_sensitive(text: str) -> bool:
    """Whether a word of the text is on the list, in any inflection."""
    return any(danish.keys(word) & SENSITIVE for word in danish.tokens(text))
