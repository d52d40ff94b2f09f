"""How old somebody is on a day, told from the day they turn 18 alone: no birth date is stored (DOMAIN rule 12)."""

from dataclasses import dataclass
from datetime import date

ADULT = 18
AGES = (15, 16, 17)  # years; what a role can open for


@dataclass(frozen=True)
class Standing:
    """What is known of somebody's age, and whether a guardian's yes holds."""

    adult: bool
    turns_18_on: date | None = None
    guardian: bool = False

    def is_adult(self, on: date) -> bool:
        """Whether they have turned 18; the birthday counts."""
        return self.adult or (self.turns_18_on is not None and self.turns_18_on <= on)

    def is_at_least(self, age: int, on: date) -> bool:
        """Whether they have turned `age` (years); nobody is who hasn't told."""
        if self.is_adult(on):
            return True
        return self.turns_18_on is not None and birthday(self.turns_18_on, age) <= on


def birthday(turns_18_on: date, age: int) -> date:
    """The day somebody turns `age` (years). Born on 29 February, it is 1 March in a year without that day."""
    year = turns_18_on.year - ADULT + age
    try:
        return turns_18_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def is_15_to_17(turns_18_on: date, today: date) -> bool:
    """Whether the day fits somebody of 15 to 17 today."""
    return today < turns_18_on and birthday(turns_18_on, AGES[0]) <= today


def least_age(key: str) -> int:
    """The age (years) a requirement's key asks for; 18 for anything else than 15 to 17."""
    return int(key) if key in {str(age) for age in AGES} else ADULT
