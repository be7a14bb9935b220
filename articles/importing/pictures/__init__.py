"""Pictures of pages: one grey picture of a sheet from whatever file it came in."""
