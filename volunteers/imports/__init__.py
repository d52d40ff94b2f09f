"""Today's ambassadors read in from a list: looked at first, then invited to confirm."""
