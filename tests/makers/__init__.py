"""Files as real programs make them, of texts of our own; `python -m tests.makers` makes anew those that are stored in the tree."""
