"""Suggestions, assignments and attendance."""

from coordination.models.assignments import Assignment, Suggestion
from coordination.models.attendance import Attendance, AttendanceCount, SignUpGroup

__all__ = ["Assignment", "Attendance", "AttendanceCount", "SignUpGroup", "Suggestion"]
