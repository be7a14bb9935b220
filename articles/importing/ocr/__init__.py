"""Characters read from a picture of a page, each with its place; imported only where foreign files are opened."""
