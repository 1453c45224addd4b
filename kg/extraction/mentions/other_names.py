"""Other names that a text gives a thing, in brackets or after a comma: 某某大会（以下简称“大会”）, 某学院（现某大学）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.domain import Domain
from kg.extraction.mentions.mention import Mention
from kg.extraction.tokens.heads import head_kind

Called = dict[int, list[str]]
"""Other names by the offset where the bracket with them begins."""
_ALIAS = re.compile(
    r"[（(](?:以下简称|下称|简称|又称|也称|以下称|原名|曾用名)[：:为]?"
    r"((?:[“《][^”》]+[”》](?:，|、)?(?:又称|或|也称)?)+[^）)]{0,6}|[\u3400-\u9fffA-Za-z0-9]{2,12})[）)]"
)
_FORMERLY = re.compile(r"[（(]由?([\u3400-\u9fffA-Za-z0-9]{3,16})(?:更名|改名)(?:而来|而成)?[）)]")
_NOW = re.compile(r"[（(](?:现名|现为|现|今|原名|原)([\u3400-\u9fffA-Za-z0-9]{4,16})[）)]")
_SHORT = re.compile(r"[（(]([\u3400-\u9fff]{2,8})[）)]")
_CALLED = re.compile(r"，?(?:简称|又称|也称|亦称)为?“([^”]{2,10})”")
_ALIAS_NAME = re.compile(r"[“《]([^”》]+)[”》]|^([^“《]+)$")


def called_in(text: str, outer: Sequence[Mention], domain: Domain) -> Called:
    """The other names that a text gives. `outer`: its mentions, without those within others."""
    schema = domain.schema
    said = {m.start(): ["".join(n) for n in _ALIAS_NAME.findall(m.group(1))] for m in _ALIAS.finditer(text)}
    for pattern in (_FORMERLY, _CALLED):
        said |= {m.start(): [m.group(1)] for m in pattern.finditer(text)}
    bodies = {m.end: m for m in outer if schema.is_a(m.kind, schema.organization)}
    for m in _NOW.finditer(text):  # 某学院（现某大学）
        if m.start() in bodies and schema.is_a(head_kind(m.group(1), domain) or "", schema.organization):
            said.setdefault(m.start(), [m.group(1)])
    for body in outer:
        short = _SHORT.match(text, body.end) if body.end in bodies and not body.definite else None
        if short is not None and _is_short_for(short.group(1), body.name, domain):
            said.setdefault(body.end, [short.group(1)])
    return said


def names_after(called: Called, end: int) -> list[str]:
    """The other names that stand right after a mention that ends there, a closing quotation mark between them or not."""
    return [*called.get(end, ()), *called.get(end + 1, ())]


def _is_short_for(short: str, name: str, domain: Domain) -> bool:
    """Whether a word takes characters of a body's name in order, 云材所 of 云江材料研究所, and is no place or common noun that the name holds."""
    rest = iter(name)
    taken = len(short) < len(name) and all(c in rest for c in short)
    common = short in domain.names.heads or short in domain.names.categories or short in domain.gazetteer.by_name
    return taken and not common and (short not in name or name.endswith(short))
