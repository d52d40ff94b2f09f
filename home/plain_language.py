"""Help with plain words while an editor writes. The browser does it all: no draft leaves it to be judged."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.readability import LEAST_WORDS, LONG_WORD, MOST_LIX
from home.languages import SUFFIX

WORDS = Path(__file__).with_name("plain_words.json")
LONG_SENTENCE = 20  # words; a longer one is better as two


@cache
def words() -> dict[str, Any]:
    """Words with an everyday alternative, and verbs that hide who does it."""
    found: dict[str, Any] = json.loads(WORDS.read_text(encoding="utf-8"))
    return found


def editor_help() -> SafeString:
    """The panel, asleep in a template element, with what the script needs: cut-offs, words and sentences."""
    data = {
        "mostLix": MOST_LIX,
        "leastWords": LEAST_WORDS,
        "longWord": LONG_WORD,
        "longSentence": LONG_SENTENCE,
        "english": SUFFIX,
        "says": {
            "one": _("1 suggestion for plainer words"),
            "more": _("{count} suggestions for plainer words"),
            "lix": _(
                "The text is hard to read: its LIX is {lix}. Aim for {most} or lower, with short words."
            ),
            "sentence": _("Make two of this sentence of {count} words: “{text}”"),
            "word": _("“{word}”: try “{instead}”"),
            "passive": _("“{text}”: write who does it"),
        },
        **words(),
    }
    return render_to_string("home/admin/plain_language.html", {"data": data})
