"""The way in: `/bliv-ambassadoer/`, one question group a step."""
