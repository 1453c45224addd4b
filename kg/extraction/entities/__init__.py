"""Entities: which mentions name one thing, and what an article is about."""
