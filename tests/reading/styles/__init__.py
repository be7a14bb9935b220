"""Practice pages in house styles unlike the sample pages: a table of styles, and one generator for all of them."""
