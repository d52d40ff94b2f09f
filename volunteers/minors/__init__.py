"""Ambassadors of 15 to 17: their guardian says yes (DOMAIN rule 12)."""
