"""What a plan says, in words."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coordination.planning.enums import GapReason, NotNow
from coordination.planning.models import MatchPlan, PlanGap
from coordination.planning.reading import Since
from projects.enums import RequirementKind

# What somebody lacks, as the end of a sentence.
LACKS = {
    RequirementKind.AMBASSADOR: gettext_lazy("being active as an ambassador"),
    RequirementKind.DISTRICT: gettext_lazy("being an ambassador in the right police district"),
    RequirementKind.ADULT: gettext_lazy("being 18 on the day, or a yes from a guardian"),
    RequirementKind.AGREEMENT: gettext_lazy("the partnership agreement"),
    RequirementKind.SCREENING: gettext_lazy("an approved screening"),
    RequirementKind.COURSE: gettext_lazy("the course"),
}


def certificate(plan: MatchPlan) -> str:
    """How far at most the plan, as it was made, is from the best there is."""
    if plan.is_best:
        return _("No plan fills more places, and none that fills as many suits people better.")
    places = plan.most_filled - plan.filled
    if places:
        return ngettext(
            "Another plan could fill at most %(n)s place more.",
            "Another plan could fill at most %(n)s places more.",
            places,
        ) % {"n": places}
    points = plan.most_score - plan.score
    return ngettext(
        "No plan fills more places. In how well it suits people it is at most %(n)s point of %(of)s from the best.",
        "No plan fills more places. In how well it suits people it is at most %(n)s points of %(of)s from the best.",
        points,
    ) % {"n": points, "of": plan.most_score}


def gap_sentences(gap: PlanGap) -> list[str]:
    """Why places stay empty, and which single change would find how many people; most first."""
    reasons = [str(GapReason(gap.reason).label)] if gap.reason else []
    if gap.reason == GapReason.NO_PLACES:
        return reasons
    found = [(gap.further, _further(gap.further)), (gap.other_times, _other_times(gap.other_times))]
    found += [(number, _lacking(kind, number)) for kind, number in sorted(gap.more.items())]
    reasons += [text for number, text in sorted(found, key=lambda each: -each[0]) if number]
    return reasons or [_("No single change would find anybody: those who could are needed elsewhere.")]


def _further(number: int) -> str:
    return ngettext(
        "%(n)s person could if the way was longer than they wish.",
        "%(n)s people could if the way was longer than they wish.",
        number,
    ) % {"n": number}


def _other_times(number: int) -> str:
    return ngettext(
        "%(n)s person could at another time than those they chose.",
        "%(n)s people could at other times than those they chose.",
        number,
    ) % {"n": number}


def _lacking(kind: str, number: int) -> str:
    return ngettext(
        "%(n)s person lacks one thing only: %(what)s.", "%(n)s people lack one thing only: %(what)s.", number
    ) % {"n": number, "what": LACKS[RequirementKind(kind)]}


def why_not_now(code: str) -> str:
    """Why somebody can't be asked any more."""
    if code in NotNow.values:
        return str(NotNow(code).label)
    return _("Lacks on the day: %(what)s.") % {"what": LACKS[RequirementKind(code)]}


def since_sentences(plan: MatchPlan, facts: Since) -> list[str]:
    """What has happened since the plan was made; nothing while it is fresh."""
    lines = []
    days = (timezone.localdate() - timezone.localdate(plan.made_at)) // timedelta(days=1)
    if days == 1:
        lines.append(_("The plan is from yesterday."))
    elif days > 1:
        lines.append(_("The plan is %(n)s days old.") % {"n": days})
    if facts.answered:
        lines.append(
            ngettext("%(n)s person has answered since.", "%(n)s people have answered since.", facts.answered)
            % {"n": facts.answered}
        )
    if facts.asked:
        lines.append(
            ngettext(
                "%(n)s person was asked without the plan since.",
                "%(n)s people were asked without the plan since.",
                facts.asked,
            )
            % {"n": facts.asked}
        )
    if facts.gone:
        lines.append(
            ngettext(
                "%(n)s person in the plan isn't active here any more.",
                "%(n)s people in the plan aren't active here any more.",
                facts.gone,
            )
            % {"n": facts.gone}
        )
    if facts.closed:
        lines.append(
            ngettext("%(n)s task in the plan is closed.", "%(n)s tasks in the plan are closed.", facts.closed)
            % {"n": facts.closed}
        )
    return lines


def asked_often(times: int, limit: int) -> str:
    """For somebody who is near the number of times they want to be asked in a month; "" for others."""
    if times < 2 and times + 1 < limit:
        return ""
    if not times:
        return ""
    return ngettext(
        "Asked %(n)s time within a month. The limit is %(limit)s.",
        "Asked %(n)s times within a month. The limit is %(limit)s.",
        times,
    ) % {"n": times, "limit": limit}
