"""Host groups (tovholdere): associations that hold several ambassadors, and the partners' own page."""
