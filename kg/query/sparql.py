"""The words of a SPARQL text: its keywords, names and variables, told apart from strings, IRIs and comments.

After the terminals of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar, [139] to [173]), and of engines
that need no blank between a keyword and what stands beside it: `trueSERVICE<…>`, `SERVICE:x{…}`.
"""

from __future__ import annotations

import re

# What is no letter of ASCII may stand in a name and nowhere else outside strings, IRIs and comments.
_TOKEN = r"""
      \"\"\" (?: \\. | [^\\] )*? \"\"\"
    | ''' (?: \\. | [^\\] )*? '''
    | " (?: \\. | [^"\\\n\r] )* "
    | ' (?: \\. | [^'\\\n\r] )* '
    | < (?: (?! \)\.? (?i: service ) ) [^\x00-\x20<>"{}|^`] )* >    # FILTER(?a<?b)SERVICE:#>{…} compares, and holds no IRI
    | \# [^\n\r]*                                           # a comment ends at CR as well as at LF
    | (?P<word>
          [?$] [A-Za-z0-9_\x80-\U0010ffff]+
        | @ [A-Za-z0-9-]+
        | [A-Za-z0-9_.\-\x80-\U0010ffff]+ (?:
              : (?: (?! [.-] ) (?: [A-Za-z0-9_.:%\-\x80-\U0010ffff] | \\[_~.\-!$&'()*+,;=/?\#@%] )+ )?    # x:b\#c is one name
          )?
        | [{*]
      )
    """
_UPDATES = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP ADD MOVE COPY WITH".split())
"""What SPARQL 1.1 Update begins with (https://www.w3.org/TR/sparql11-update/)."""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})")


def has_keyword(keyword: str, sparql: str) -> bool:
    """Whether a keyword stands in a query: SERVICE in `{ SERVICE <…> {…} }`, not in `"SERVICE"`, `?service` or `x:service`.

    The grammar reads \\u0053 as S before all else, and some engines only within strings: either reading counts.
    """
    if keyword not in sparql.upper() and "\\" not in sparql:
        return False  # nearly all queries: the pattern takes longer to compile than they to answer
    readings = {sparql, _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)), sparql)}
    return any(_stands_in(keyword, _words(reading)) for reading in readings)


def is_update(sparql: str) -> bool:
    """Whether a text changes a graph: INSERT, DELETE, LOAD behind its prefixes. It would not parse as a query."""
    words = [word.upper() for word in _words(sparql)]
    return next((word for word in words if word not in ("PREFIX", "BASE") and not word.endswith(":")), "") in _UPDATES


def order_of(sparql: str) -> list[str]:
    """The variables of `SELECT *` in the order in which the query names them; none where it selects by name."""
    words = _words(sparql) if "*" in sparql else []
    upper = [word.upper() for word in words]
    at = upper.index("SELECT") + 1 if "SELECT" in upper else len(words)
    if [word for word in upper[at : at + 2] if word not in ("DISTINCT", "REDUCED")][:1] != ["*"]:
        return []
    return list(dict.fromkeys(word[1:] for word in words if word[0] in "?$"))


def _words(sparql: str) -> list[str]:
    return [m["word"] for m in re.finditer(_TOKEN, sparql, re.VERBOSE | re.DOTALL) if m["word"]]


def _stands_in(keyword: str, words: list[str]) -> bool:
    """Whether a keyword is among words, alone or grown together with others; `SERVICE:x {` has it, `GRAPH service:x {` has not."""
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        name, colon, _ = word.upper().partition(":")
        if keyword not in name or name[0] in "?$@":
            continue
        if not colon or (after == "{" and not before.upper().endswith("GRAPH")):
            return True
    return False
