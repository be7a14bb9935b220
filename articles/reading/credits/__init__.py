"""Bylines and credits: a grammar of roles, names and organisations."""
