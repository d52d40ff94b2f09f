"""The icons we use of dkfds' set: `tools/frontend.py` builds the sprite from them, the tag refuses others."""

_NAMES = """
    accessibility-new account add-document analytics apps arrow-back arrow-forward assignment
    attach-file bookmark business calendar-month chat check checklist chevron-down chevron-left
    chevron-right chevron-up close construction contact-card contact-support copy delete document
    download edit email error feedback file-pdf flag forum forward groups help home hourglass how-to-reg
    info language link list-add list-bulleted list-check location lock map menu minus more-horiz
    notifications open-in-new person person-add person-remove persons photo-camera plus print refresh
    reply save science search send settings share smartphone sort-ascending sort-default sort-descending
    star student success summary support-agent sync time tune upload view-in-list visibility
    visibility-off warning
"""
ICONS = frozenset(_NAMES.split())
SPRITE = "dkfds/icons.svg"
