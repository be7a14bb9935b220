"""From raw lines to the items of a page: blocks, costs, the cheapest reading, headlines and paragraphs."""
