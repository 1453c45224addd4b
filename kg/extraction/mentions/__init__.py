"""Mentions: where a text names something, and what its name says it is."""
