"""What stays of people's time when it is over: counts by month and task."""

from datetime import date

from coordination.models import AttendanceCount


def add_to_counts(*, month: date, role_id: int, people: int, times: int, minutes: int) -> None:
    """Add to a count. People are the most of any one addition: each is made of everybody known at the time."""
    count, _created = AttendanceCount.objects.select_for_update().get_or_create(
        month=month, role_id=role_id, defaults={"people": 0, "times": 0, "minutes": 0}
    )
    count.people = max(count.people, people)
    count.times += times
    count.minutes += minutes
    count.save(update_fields=["people", "times", "minutes"])
