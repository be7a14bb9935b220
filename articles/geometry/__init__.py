"""From placed characters and lines to reading order: pure, with neither Django nor a database."""
