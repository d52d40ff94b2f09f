"""Which letters were written already, so that a daily job tells each thing once."""

from outbox.models import Errand, Message


def told(prefix: str) -> set[str]:
    """The keys beginning with `prefix` that were mailed, texted or left as errands."""
    return {
        key
        for model in (Message, Errand)
        for key in model.objects.filter(key__startswith=prefix).values_list("key", flat=True)
        if key
    }
