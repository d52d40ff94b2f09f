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
    Session,
    SessionPlace,
    Wish,
)

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
    "Wish",
]
