"""Records of what is done, and the pages that tell about it."""

from projects.models.pages import DistrictPage, ProjectIndexPage, ProjectPage
from projects.models.records import (
    Initiative,
    Milestone,
    Partnership,
    Project,
    ProjectMember,
    Requirement,
    Role,
    Wish,
)
from projects.models.sessions import Session, SessionPlace, SessionSeries

__all__ = [
    "DistrictPage",
    "Initiative",
    "Milestone",
    "Partnership",
    "Project",
    "ProjectIndexPage",
    "ProjectMember",
    "ProjectPage",
    "Requirement",
    "Role",
    "Session",
    "SessionPlace",
    "SessionSeries",
    "Wish",
]
