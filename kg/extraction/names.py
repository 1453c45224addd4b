"""Names by their words: compounds that end in a head word, names in marks, and the names that LAC tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.domain import Domain
from kg.extraction.mentions import Mention, Sentence, Token, clean

_NOMINAL = frozenset(("n", "nz", "nw", "vn", "an", "s", "LOC", "ORG", "PER", "vd", "QUOTE", "PAREN"))
_PROPER = frozenset(("LOC", "ORG", "PER", "nz", "nw", "QUOTE"))
_ORDINAL = re.compile(r"第[\d一二三四五六七八九十百]+[届季期次]|首届")
_YEAR = re.compile(r"(19|20)\d\d年?(度)?$")
_LATIN = re.compile(r"[A-Za-z0-9+&.\-·]*[A-Za-z+][A-Za-z0-9+&.\-·]*$")
_QUOTE = re.compile(r"“[^“”，。；！？\n]{1,24}”")
_VERBAL = frozenset(("v", "vd", "d"))
_PAREN = re.compile(r"[（(][\u4e00-\u9fff]{2,6}[）)]")
_SHORE = re.compile(r"(?<=..)(?:湖?畔|之滨|之畔|沿岸|[内外]|境内|城外|旧址)$")


def names_in(sentence: Sentence, domain: Domain) -> list[Mention]:
    """All spans of a sentence that may be names; they overlap, and `mentions.select` decides between them."""
    units = _units(sentence)
    found = [*_tagged(sentence, domain), *_marked(sentence, domain)]
    for i, unit in enumerate(units):
        if unit.tag == "QUOTE":
            found.extend(_quoted(units, i, domain))
        found.extend(_compounds(units, i, domain))
    return found


def _units(sentence: Sentence) -> list[Token]:
    """The words of a sentence, with what stands in quotation marks, or a short place in brackets, as one unit."""
    places = {t.text for t in sentence.tokens if t.tag == "LOC"}
    spans = sorted(
        [(m.start(), m.end(), "QUOTE") for m in _QUOTE.finditer(sentence.text)]
        + [(m.start(), m.end(), "PAREN") for m in _PAREN.finditer(sentence.text) if m.group()[1:-1] in places]
    )
    units: list[Token] = []
    k = 0
    for t in sentence.tokens:
        a = t.start - sentence.start
        while k < len(spans) and spans[k][1] <= a:
            k += 1
        if k < len(spans) and spans[k][0] <= a:
            start, end, tag = spans[k]
            if not units or units[-1].start != sentence.start + start:
                units.append(Token(sentence.start + start, sentence.start + end, sentence.text[start:end], tag))
        elif t.text.strip():
            units.append(t)
    return units


def _tagged(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """LAC's own places, organizations and works, and the names known beforehand."""
    for t in sentence.tokens:
        name = clean(t.text)
        known = domain.by_name.get(name)
        if known and (t.tag in _PROPER or len(name) > 2):
            yield Mention(t.start, t.end, name, domain.known[known].kind, "gazetteer", 2)
        elif t.tag == "LOC" and len(name) > 1:
            place = _SHORE.sub("", name)
            kind = head_kind(place, domain) or domain.place
            if not _LATIN.match(place) and domain.core_class(kind) in (domain.place, domain.organization) or domain.core_class(kind) in domain.cores and place in name[: len(place)]:
                yield Mention(t.start, t.start + len(place) if place == t.text[: len(place)] else t.end, place, kind, "lac-place")
        elif t.tag == "ORG" and len(name) > 3:
            yield from _organizations(t, domain)
        if t.tag in ("ORG", "LOC") and len(name) > 3:
            yield from _inside(t, domain)


def _organizations(t: Token, domain: Domain) -> Iterator[Mention]:
    """An organization as LAC tags it; where LAC runs a verb or 和 into it, what stands after (or on both sides)."""
    start = t.start
    for part in re.split(r"(?<=[府院局厅司团会学])[和与同](?=..)", t.text):
        cut = max((part.rfind(v) + len(v) for v in domain.stops if len(v) > 1 and v in part[:-2]), default=0)
        cut = max(cut, part.rfind("由", 0, -3) + 1)
        name = part[cut:]
        if kind := head_kind(name, domain):
            yield Mention(start + cut, start + len(part), name, kind, "lac-organization")
        start += len(part) + 1


def _inside(t: Token, domain: Domain) -> Iterator[Mention]:
    """Names that stand at the beginning of a longer one: a known place, or an organization up to its own head word."""
    for n in range(min(8, len(t.text) - 2), 1, -1):
        iri = domain.by_name.get(t.text[:n])
        if iri and domain.is_a(domain.known[iri].kind, domain.place):
            yield Mention(t.start, t.start + n, t.text[:n], domain.known[iri].kind, "gazetteer", 2)
            break
    for n in range(4, len(t.text) - 1):
        prefix = t.text[:n]
        kind = next((domain.heads.get(prefix[-k:]) for k in (4, 3, 2) if prefix[-k:] in domain.heads), None)
        if kind and domain.is_a(kind, domain.organization) and not any(t.text[n:].startswith(x) for x in ("生", "部", "会", "长")):
            yield Mention(t.start, t.start + n, prefix, kind, "leading-organization")


def head_kind(name: str, domain: Domain) -> str | None:
    """The class that the word at the end of a name gives it, the longest such word deciding."""
    for length in range(min(len(name), domain.longest_head), 0, -1):
        kind = domain.heads.get(name[-length:]) or domain.tails.get(name[-length:])
        if kind and length < len(name):
            return kind
    return None


def _marked(sentence: Sentence, domain: Domain) -> Iterator[Mention]:
    """What stands in marks that give a class, such as 《》."""
    for marks, kind in domain.marks.items():
        for m in re.finditer(re.escape(marks[0]) + r"([^" + re.escape(marks) + r"]{2,60})" + re.escape(marks[1]), sentence.text):
            yield Mention(sentence.start + m.start(1), sentence.start + m.end(1), clean(m.group(1)), kind, "marks", 2)


def _quoted(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """“某某”称号: a name in quotation marks whose class a caption word after it, or before it, gives."""
    unit = units[i]
    inner = clean(unit.text[1:-1])
    after = units[i + 1].text if i + 1 < len(units) else ""
    before = units[i - 1].text if i else ""
    kind = domain.captions.get(after) or (domain.captions.get(before) if len(inner) > 1 else None)
    if kind:
        end = units[i + 1].end if after in domain.captions else unit.end
        whole = inner + after if after in domain.captions else inner
        yield Mention(unit.start + 1, unit.end - 1, inner, kind, "caption", 1, aliases=() if whole == inner or end == unit.end else ())


def _compounds(units: Sequence[Token], i: int, domain: Domain) -> Iterator[Mention]:
    """Compounds whose head word ends with the unit at `i`."""
    unit = units[i]
    quoted = unit.tag == "QUOTE"
    if unit.tag == "PAREN" or (i + 1 < len(units) and units[i + 1].text in ("部", "部门", "化", "者", "员", "人员", "性", "度", "级", "群")):
        return
    found = _head(units, i, domain)
    if found is None:
        return
    word, kind, weak, first = found
    if quoted:
        inner = clean(unit.text[1:-1])
        if len(inner) > len(word):
            yield Mention(unit.start + 1, unit.end - 1, inner, kind, "quoted-head", 1)
        start = _left_edge(units, i, domain, proper_only=True, dated=domain.is_a(kind, domain.event))
        if start < i:
            name = clean("".join(u.text for u in units[start : i + 1]))
            yield Mention(units[start].start, unit.end, name, kind, "quoted-head", 1, aliases=(inner,) if len(inner) > len(word) else ())
        return
    head_start = unit.end - len(word)
    start = _left_edge(units, first, domain, dated=domain.is_a(kind, domain.event))
    modifiers = [u for u in units[start : i + 1] if u.start < head_start]
    text = clean("".join(u.text for u in units[start : i + 1]))
    if not modifiers:
        if not weak and len(word) > 1 and unit.tag not in ("v", "vd", "d"):
            named = word in domain.whole
            yield Mention(head_start, unit.end, word, kind, "bare-head", 0, definite=not named)
    elif is_name(modifiers, kind, weak, units[i + 1] if i + 1 < len(units) else None, domain) and not (start == i and unit.tag in _VERBAL):
        lead = units[start]
        aliases = (clean(lead.text[1:-1]),) if lead.tag == "QUOTE" and not domain.is_a(kind, domain.event) else ()
        yield Mention(lead.start, unit.end, text, kind, "head-word", 0 if weak else 1, aliases=aliases)
    elif not weak and len(word) > 1:
        yield Mention(units[start].start, unit.end, text, kind, "common-noun", 0, definite=True)


def _head(units: Sequence[Token], i: int, domain: Domain) -> tuple[str, str, bool, int] | None:
    """The longest head word that ends with the unit at `i`: word, class, whether weak, and the unit that it begins in."""
    upto = units[i].text.strip("“”") if units[i].tag == "QUOTE" else "".join(u.text for u in units[max(0, i - 3) : i + 1] if u.tag not in ("QUOTE", "PAREN"))
    for length in range(min(len(upto), domain.longest_head), 0, -1):
        word = upto[-length:]
        kind, weak = domain.heads.get(word), False
        if kind is None:
            kind, weak = domain.tails.get(word), True
        if kind is not None:
            first = i
            while first > 0 and units[first].start > units[i].end - length and units[i].tag != "QUOTE":
                first -= 1
            return word, kind, weak, first
    return None


def _left_edge(units: Sequence[Token], first: int, domain: Domain, proper_only: bool = False, dated: bool = False) -> int:
    """Index of the first unit of the compound that reaches the unit at `first`; only some names begin with a year or an edition."""
    k = first
    while k > 0:
        u = units[k - 1]
        if u.end != units[k].start and not (u.tag in _PROPER and units[k].start - u.end <= 1):
            break
        if _YEAR.match(u.text) or _ORDINAL.fullmatch(u.text):
            if not dated:
                break
        elif proper_only:
            if u.tag not in ("LOC", "ORG"):
                break
        elif u.tag == "c" and u.text in ("与", "和"):
            if not _joined_inside(units, k - 1, domain):
                break
        elif not _may_stand_inside(u, k - 1, domain) and not _quote_before(units, k - 1):
            break
        k -= 1
    while k < first and (units[k].text in domain.stops or units[k].tag in ("v", "vd", "d", "c", "f", "PAREN") or units[k].text == "·"):
        k += 1
    return k


def _quote_before(units: Sequence[Token], k: int) -> bool:
    """Whether a name in quotation marks stands close before: it anchors what LAC cut into single characters, “某某”产才融合对接会."""
    for j in range(k - 1, max(-1, k - 4), -1):
        if units[j].tag == "QUOTE":
            return len(units[k].text) == 1 and units[k].tag in ("v", "d", "n", "a") and all(units[x].end == units[x + 1].start for x in range(j, k))
        if units[j].tag in ("w", "u", "p", "c", "r"):
            return False
    return False


def _joined_inside(units: Sequence[Token], c: int, domain: Domain) -> bool:
    """Whether 与 or 和 stands inside a name: 车辆与运载学院, after common words that a proper one leads."""
    k = c - 1
    while k >= 0 and units[k].tag in ("n", "vn", "nz", "a") and units[k].text not in domain.titles and units[k].text not in domain.stops:
        if units[k].text == "国家":
            return k < c - 1
        k -= 1
    return 0 <= k < c - 1 and units[k].tag in ("ORG",)


def _may_stand_inside(u: Token, k: int, domain: Domain) -> bool:
    if u.text in domain.stops or (u.tag == "v" and u.text in domain.verbs and u.text not in domain.generic):
        return False
    if u.text in ("暨", "·"):
        return k > 0
    if u.tag in _NOMINAL:
        return True
    if u.tag in ("v", "a", "ad", "d") and len(u.text) > 1:
        return u.tag in ("v", "a") or k > 0
    return bool(_LATIN.match(u.text))


def is_name(modifiers: Sequence[Token], kind: str, weak: bool, after: Token | None, domain: Domain) -> bool:
    """Whether a compound with these modifiers names one thing: something proper in it, or words that are not generic."""
    if len(modifiers) == 1 and len(modifiers[0].text) == 1:
        return modifiers[0].text in "省市区县州" and domain.is_a(kind, domain.organization)
    quoted = any(u.tag == "QUOTE" for u in modifiers)
    if weak and not domain.is_a(kind, domain.organization):
        return quoted
    if weak:
        brand = modifiers[0]
        if len(modifiers) > 1 or brand.text in domain.by_name or brand.text in domain.generic or not 2 <= len(brand.text) <= 4:
            return False
        if after is not None and after.text in domain.titles:
            return True
        return brand.tag in ("LOC", "ORG", "PER") and not (after is not None and after.tag in ("n", "vn", "nz"))
    if quoted or any(u.tag in _PROPER or _LATIN.match(u.text) or _ORDINAL.fullmatch(u.text) or _YEAR.match(u.text) for u in modifiers):
        return True
    if any(u.text in domain.heads and domain.heads[u.text] == kind for u in modifiers):
        return True
    return sum(u.text not in domain.generic and len(u.text) > 1 for u in modifiers) >= 2
