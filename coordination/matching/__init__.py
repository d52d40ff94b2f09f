"""Who suits which role, and why."""
