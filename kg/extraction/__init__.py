"""What an article says: from its `Doc` and a domain to entities, facts and observations with their evidence."""

from kg.extraction.facts import Entity, Evidence, Extraction, Fact, Observation, Text
from kg.extraction.pipeline import extract, extract_all

__all__ = ["Entity", "Evidence", "Extraction", "Fact", "Observation", "Text", "extract", "extract_all"]
