"""A person's rights: a copy of everything, leaving, and what is deleted by itself."""
