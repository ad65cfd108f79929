"""The screen: a Textual app over a corpus and a desk."""
