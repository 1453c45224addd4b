"""Coreference: what is under discussion, what pronouns and nouns point to, and who speaks."""
