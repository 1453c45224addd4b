"""Questions: SPARQL on Oxigraph, named queries, and results as rows."""

from kg.query.ask import ask
from kg.query.named import NamedQuery, named_queries
from kg.query.result import Result

__all__ = ["NamedQuery", "Result", "ask", "named_queries"]
