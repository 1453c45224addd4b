"""Partners: bodies of whose names nothing is known, except that another one does something together with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention
from kg.extraction.rules.names import PARTNER
from kg.extraction.tokens.heads import head_kind, unknown_word
from kg.extraction.tokens.neighbours import before, touches
from kg.extraction.tokens.sentences import Token
from kg.extraction.tokens.tags import BEGINNING_PARTNERS, OF_PARTNERS

_LONGEST = 8  # characters of such a name
JOINING = frozenset(("联合", "携手"))


def partner(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """某公司|联合|泽远|研究|推出: who does it with a body, of a name that is not known, up to the verb."""
    if not _is_after_body(units, i, domain):
        return
    end = i + 1
    while end < len(units) and (units[end].tag in OF_PARTNERS or unknown_word(units, end, domain)):
        end += 1
    name = units[i + 1 : end]
    acts = end < len(units) and units[end].tag == "v" and units[end].text in domain.frames.verbs
    if acts and len(name) > 1 and _may_name_body(name, domain):
        text = "".join(u.text for u in name)
        yield Mention(name[0].start, name[-1].end, text, domain.schema.organization, PARTNER)


def _is_after_body(units: Sequence[Token], i: int, domain: Domain) -> bool:
    body = before(units, i)
    if body is None or not touches(body, units[i]):
        return False
    return body.tag == "ORG" or head_kind(body.text, domain) is not None


def _may_name_body(units: Sequence[Token], domain: Domain) -> bool:
    """Whether words, none of them common and none a head word, may name a body: 泽远研究, not 多家企业."""
    name = "".join(u.text for u in units)
    if len(name) > _LONGEST or units[0].tag not in BEGINNING_PARTNERS or head_kind(name, domain):
        return False
    return not any(domain.names.is_generic(u.text) or u.text in domain.names.categories for u in units)
