"""What becomes of questions when two people turn out to be one (the rows are moved after it)."""

from coordination.stand_ins.enums import AskState
from coordination.stand_ins.models import StandInAsk

_SAYS_MOST = {AskState.ACCEPTED: 3, AskState.DECLINED: 2, AskState.ASKED: 1, AskState.RELEASED: 0}


def settle_asks(kept: int, gone: int) -> None:
    """One question a search: the one with an answer, the kept person's otherwise."""
    own = {ask.call_id: ask for ask in StandInAsk.objects.select_for_update(of=("self",)).filter(person=kept)}
    for ask in StandInAsk.objects.select_for_update(of=("self",)).filter(person=gone):
        mine = own.get(ask.call_id)
        if mine:
            weaker = mine if _weight(ask) > _weight(mine) else ask
            weaker.delete()


def _weight(ask: StandInAsk) -> int:
    return _SAYS_MOST[AskState(ask.state)]
