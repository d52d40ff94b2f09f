"""The pages of the plan, for coordinators."""
