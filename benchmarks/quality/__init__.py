"""How well ingest reads: one script for each kind of public data, and one for answer keys."""
