"""What every list of the workspace can do: columns, saved choices, many rows at once, files and paper."""
