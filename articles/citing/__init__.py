"""Citations and metadata of one printed item, pure: what is cited goes in, each form comes out (docs/citing.md)."""
