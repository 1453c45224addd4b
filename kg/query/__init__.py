"""Questions: SPARQL on Oxigraph, named queries, and results as rows."""

from kg.query.ask import ask
from kg.query.limits import Limits
from kg.query.named import NamedQuery, named_queries
from kg.query.result import Result

__all__ = ["Limits", "NamedQuery", "Result", "ask", "named_queries"]
