"""Scripted walks through a book: the same script is a test and the maker of a picture.

`script` reads a walk from TOML, `walk` presses its keys on the real screen over a desk in
memory and says what did not come out as told, `svg` and `png` draw the frames it met.
tests/tours/README.md documents the format; `python -m sourcebook.tour` draws them all.
"""
