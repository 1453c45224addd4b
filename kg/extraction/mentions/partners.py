"""Partners: bodies of whose names nothing is known but that another one does something together with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention
from kg.extraction.rules.names import PARTNER
from kg.extraction.tokens.heads import head_kind, unknown_word
from kg.extraction.tokens.sentences import Token

_LONGEST = 8  # characters of such a name

_JOINING = ("联合", "携手")


def partner(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """某公司|联合|泽远|研究|推出: who does it with a body, of a name that is not known, up to the verb."""
    before = units[i - 1] if i else units[i]
    if (
        units[i].text not in _JOINING
        or before.end != units[i].start
        or not (before.tag == "ORG" or head_kind(before.text, domain))
    ):
        return
    k = i + 1
    while k < len(units) and (units[k].tag in ("n", "nz", "PER", "LOC", "ORG") or unknown_word(units, k, domain)):
        k += 1
    name = "".join(u.text for u in units[i + 1 : k])
    if (
        i + 2 < k < len(units)
        and len(name) <= _LONGEST
        and units[k].tag == "v"
        and units[k].text in domain.frames.verbs
        and units[i + 1].tag in ("PER", "nz", "LOC", "n", "v")
        and not any(domain.names.is_generic(u.text) or u.text in domain.names.categories for u in units[i + 1 : k])
        and not head_kind(name, domain)
    ):
        yield Mention(units[i + 1].start, units[k - 1].end, name, domain.schema.organization, PARTNER)
