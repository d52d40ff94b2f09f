"""Pages about data: the person's own, staff's answer to a request, the data-protection officer's."""
