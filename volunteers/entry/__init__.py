"""All ways in to becoming an ambassador beside the wizard, and what they share with it."""
