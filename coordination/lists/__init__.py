"""The lists of roles, sessions and assignments, and a page with its history for each."""
