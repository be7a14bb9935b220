"""Which version of the reader this is: stored with every page it has read, so that a better one finds those again."""

# Raise it by one with every change after which some page is read otherwise: other items, texts, bylines, dates,
# doubts or margins. ``manage.py reread`` reads again what a lower version has read. tests/reading/test_version.py holds
# it to the golden pages. 0 is what was read before there were numbers.
VERSION = 5
