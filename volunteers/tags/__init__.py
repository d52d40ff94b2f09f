"""The district's own short notes on ambassadors, to find them by."""
