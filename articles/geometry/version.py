"""Counts up with each change that gives a sheet another raw text or other places; a stored text names it."""

GEOMETRY = 3
