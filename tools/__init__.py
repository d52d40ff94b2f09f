"""What make calls: setting up, checking, catalogue, browser, pictures."""
