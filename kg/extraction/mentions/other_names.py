"""Other names that a text gives a thing, in brackets or after a comma: 某某大会（以下简称“大会”）, 某学院（现某大学）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention
from kg.extraction.tokens.heads import head_kind
from kg.extraction.tokens.tags import HAN

Called = dict[int, list[str]]
"""Other names by the offset where the bracket with them begins."""
_ALIAS = re.compile(
    r"[（(](?:以下简称|下称|简称|又称|也称|以下称|原名|曾用名)[：:为]?"
    r"((?:[“《][^”》]+[”》](?:，|、)?(?:又称|或|也称)?)+[^）)]{0,6}|[\u3400-\u9fffA-Za-z0-9]{2,12})(?:[，,；;][^（）()]{1,30})?[）)]"
)
_FORMERLY = re.compile(r"[（(]由?([\u3400-\u9fffA-Za-z0-9]{3,16})(?:更名|改名)(?:而来|而成)?[）)]")
_NOW = re.compile(r"[（(](?:现名|现为|现|今|原名|原)([\u3400-\u9fffA-Za-z0-9]{4,16})[）)]")
_SHORT = re.compile(r"[（(]([\u3400-\u9fff]{2,8})[）)]")
_LATIN = re.compile(
    r"[（(]((?:英文名?[称为：:]*)?[A-Z][A-Za-z&.’' -]+(?:[，,、；;](?:以?下?简称)?[：:]?“?[A-Z][A-Za-z&]+”?)?)[）)]"
)
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z&.’' -]*[A-Za-z.]")
"""Each of those in a bracket: 云江大学（Yunjiang University，简称YJU）."""
_FOREIGN = re.compile(r"[（(]([A-Z][A-Za-z.’' -]+|[\u3400-\u9fff-]+(?:[·•][\u3400-\u9fff.A-Z]+)+)[）)]")
_CALLED = re.compile(r"，?(?:简称|又称|也称|亦称)为?“([^”]{2,10})”")
_ALIAS_NAME = re.compile(r"[“《]([^”》]+)[”》]|^([^“《]+)$")


def called_in(text: str, outer: Sequence[Mention], domain: Domain) -> Called:
    """The other names that a text gives. `outer`: its mentions, without those within others."""
    said = {m.start(): ["".join(n) for n in _ALIAS_NAME.findall(m.group(1))] for m in _ALIAS.finditer(text)}
    said |= {m.start(): [m.group(1)] for pattern in (_FORMERLY, _CALLED) for m in pattern.finditer(text)}
    for m in outer:
        others = _others(text, m, domain)
        if others:
            said.setdefault(m.end, others)
    return said


def _others(text: str, mention: Mention, domain: Domain) -> list[str]:
    """What the bracket after a name gives it: other names of a body; that of a person in other letters, 让·杜邦（Jean Dupont）."""
    schema = domain.schema
    if schema.is_a(mention.kind, schema.person):
        m = _FOREIGN.match(text, mention.end)
        return [m.group(1)] if m and bool(HAN.match(m.group(1)[0])) != bool(HAN.match(mention.name[0])) else []
    if not schema.is_a(mention.kind, schema.organization):
        return []
    other = _now(text, mention, domain) or _short(text, mention, domain)
    return [other] if other else _latin(text, mention)


def _latin(text: str, body: Mention) -> list[str]:
    """What a body is called in Latin letters: 云江大学（Yunjiang University，YJU）, 云江大学（YJU）."""
    m = None if body.definite else _LATIN.match(text, body.end)
    return _LATIN_NAME.findall(m.group(1)) if m else []


def _now(text: str, body: Mention, domain: Domain) -> str | None:
    """What a body is called today, if its last word says that it is one: 某学院（现某大学）."""
    m = _NOW.match(text, body.end)
    is_body = m and domain.schema.is_a(head_kind(m.group(1), domain) or "", domain.schema.organization)
    return m.group(1) if m and is_body else None


def _short(text: str, body: Mention, domain: Domain) -> str | None:
    """What a body is called for short in the bracket after it: 云江材料研究所（云材所）."""
    m = None if body.definite else _SHORT.match(text, body.end)
    return m.group(1) if m and _is_short_for(m.group(1), body.name, domain) else None


def names_after(called: Called, end: int) -> list[str]:
    """The other names that stand right after a mention that ends there, a closing quotation mark between them or not."""
    return [*called.get(end, ()), *called.get(end + 1, ())]


def _is_short_for(short: str, name: str, domain: Domain) -> bool:
    """Whether a word takes characters of a body's name in order, 云材所 of 云江材料研究所, and is no place or common noun that the name holds."""
    rest = iter(name)
    taken = len(short) < len(name) and all(c in rest for c in short)
    common = short in domain.names.heads or short in domain.names.categories or short in domain.gazetteer.by_name
    return taken and not common and (short not in name or name.endswith(short))
