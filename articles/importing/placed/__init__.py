"""Sources of placed lines: files that say where each character stands."""
