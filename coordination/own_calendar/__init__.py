"""What somebody is signed up for in their own calendar: a feed, and one file at a time."""
