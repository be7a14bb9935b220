"""Where a text may be misread, found by rules and by what the archive prints."""
