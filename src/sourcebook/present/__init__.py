"""Rows, cards, captions and pages as plain values with role names.

The screen, the command line and the exports share them: words are decided here, styles
elsewhere.
"""
