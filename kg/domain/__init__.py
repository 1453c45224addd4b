"""The domain as plain values: what `ontology/` says about classes, properties, words and known names."""

from kg.domain.folder import ONTOLOGY
from kg.domain.load import load_domain
from kg.domain.model import Category, Domain, Frame, Known, Nesting, Says

__all__ = ["ONTOLOGY", "Category", "Domain", "Frame", "Known", "Nesting", "Says", "load_domain"]
