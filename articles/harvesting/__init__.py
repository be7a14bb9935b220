"""OAI-PMH 2.0: what a harvester asks, what it is answered, and which records those are (docs/machines.md)."""
