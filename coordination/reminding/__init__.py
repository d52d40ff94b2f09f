"""Reminders before a session, in each person's own way."""
