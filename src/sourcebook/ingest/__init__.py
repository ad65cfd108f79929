"""Ingest: from an article's file to records, by steps that take values and give values."""
