"""Trains the learned parts of a domain from annotated texts. Needs the extra `train`; reading what was learned does not."""
