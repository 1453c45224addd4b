"""Figures: which number a text states of what, under what indicator, and when."""
