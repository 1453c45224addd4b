"""Clauses: a sentence as the rows of items that its grammar is read from."""
