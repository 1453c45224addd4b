"""Around a verb: the roles of a clause, read up to its verb and on from it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.clauses.items import Item
from kg.extraction.relations.after_verb import read_after_verb
from kg.extraction.relations.before_verb import roles_before_verb
from kg.extraction.relations.roles import Roles, Row


def roles_around(clause: Sequence[Item], at: int, verbs: frozenset[int], domain: Domain) -> Roles:
    """The roles around the verb at an index (past the last item: of the clause as a whole).

    Args:
        clause: the row of its items.
        at: the index of the verb.
        verbs: indices of all verbs that the lexicon knows in this clause.
        domain: whose cues the clause is read by.
    """
    row = Row(clause, at, verbs, domain)
    roles = roles_before_verb(row)
    if at < len(clause):
        read_after_verb(row, roles)
    return roles
