"""The other direction of matching: what may this person take? The same checkers, scores and reasons."""
