"""Sourcebook: a book of news articles you can walk by keyboard."""

__version__ = "0.1.0"
