"""Writes ontology/gazetteer.ttl: places, and well-known bodies, programmes, prizes, events and laws, with their other names and what they lie in.

    python scripts/make_gazetteer.py adcodes.csv > ontology/gazetteer.ttl

adcodes.csv: the administrative divisions of China as `adcode,name,…` rows (GB/T 2260 codes; the package cpca, MIT licence, carries such a table).
All other names are listed in known_names.txt beside this script.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

HEAD = """# Names known beforehand: places, what they lie in, and what else is known by a name. Made by scripts/make_gazetteer.py.
@prefix tkg: <https://w3id.org/talentkg/ontology#> .
@prefix g: <https://w3id.org/talentkg/gazetteer/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""
SUFFIX = re.compile(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|地区|省|市|县|盟|旗)$")
NATIONS = re.compile(
    "(?:壮|藏|回|苗|彝|侗|瑶|满|白|傣|黎|羌|水|畲|土|蒙古|布依|朝鲜|土家|哈尼|哈萨克|傈僳|佤|拉祜|纳西|景颇|柯尔克孜|仫佬|毛南|仡佬|锡伯|塔吉克|布朗|撒拉|阿昌|普米|怒|裕固|保安|独龙|鄂伦春|鄂温克|达斡尔|各|东乡|积石山保安|京|门巴|珞巴|基诺|赫哲|高山|维吾尔)+族.*"
)
COMMON = frozenset(
    "东方 和平 长安 高明 中山 建设 平安 同心 开放 青年 向阳 友谊 文化 解放 胜利 前进 团结 红旗 光明 新建 永年 任县 大方 普定 大同 安定 太和 长治 平和 大安 新民 民权 宁静 兴安 兴国 文明 同安 南方 北方 海上 海西".split()
)
UNNAMED = frozenset("市辖区 县 省直辖县级行政区划 自治区直辖县级行政区划".split())
"""Rows of the table that are no divisions: what they hold lies in the province above them."""
NAMES = Path(__file__).with_name("known_names.txt")
WHOLE = frozenset(("University", "Carrier"))
ALONE = 2
"""Classes and characters of names that count only where they stand alone."""
SECTION = re.compile(r"\[(\S+) (\S+) ?(\S*)\]")


def divisions(path: Path) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Rows of key, full name, short names, key of what it lies in."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = sorted(
            (row["adcode"][:6], row["name"].strip())
            for row in csv.DictReader(file)
            if row["adcode"][6:].strip("0") == ""
        )
    names = dict(rows)
    shorts = Counter(short(name) for _, name in rows)
    found = []
    for code, name in rows:
        above = lies_in(code, names)
        if names.get(above) != name and name not in UNNAMED:
            others = (short(name),) if is_known_by_short_name(code, name, shorts) else ()
            found.append((code, name, others, above if above in names or "/" in above else code[:2] + "0000"))
    return found


def lies_in(code: str, names: Mapping[str, str]) -> str:
    """The key of what a division lies in: its city, its province, the country."""
    province, city = code[:2] + "0000", code[:4] + "00"
    if code == province:
        return "country/中国"
    return province if code == city or names.get(city, "县") in UNNAMED else city


def is_known_by_short_name(code: str, name: str, shorts: Mapping[str, int]) -> bool:
    """Whether a division's everyday name means it alone: 嘉兴, but not 和平, nor 长安."""
    own, upper = short(name), code[2:] == "0000" or code[4:] == "00"
    if own == name or len(own) < 2 or own in COMMON:
        return False
    return upper or (not name.endswith("区") and shorts[own] == 1)


def short(name: str) -> str:
    """A division's everyday name: 嘉兴 for 嘉兴市, 恩施 for 恩施土家族苗族自治州."""
    stem = SUFFIX.sub("", name)
    return NATIONS.sub("", stem) or stem if "族" in name else stem


def entry(  # noqa: PLR0913 (the columns of the table)
    key: str,
    kind: str,
    label: str,
    others: tuple[str, ...] = (),
    above: str = "",
    *,
    wikidata: str = "",
    alone: tuple[str, ...] = (),
) -> str:
    """One entry; the names in `alone` are too common to be known at the beginning of a longer name (凤凰, 长兴岛)."""
    parts = [f'<https://w3id.org/talentkg/gazetteer/{key}> a tkg:{kind} ; rdfs:label "{label}"@zh']
    if others:
        parts.append("skos:altLabel " + ", ".join(f'"{o}"@zh' for o in others))
    if alone:
        parts.append("skos:hiddenLabel " + ", ".join(f'"{o}"@zh' for o in alone))
    if above:
        parts.append(f"tkg:locatedIn <https://w3id.org/talentkg/gazetteer/{above}>")
    if wikidata:
        parts.append(f"owl:sameAs wd:{wikidata}")
    return " ; ".join(parts) + " ."


def main() -> None:
    """Writes all entries to standard output."""
    print(HEAD)
    print("\n".join(known_names(NAMES)))
    print("\n".join(places(Path(sys.argv[1]))))


def known_names(path: Path) -> Iterator[str]:
    """The names of the list beside this script, section by section."""
    key = kind = above = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if section := SECTION.fullmatch(line):
            key, kind, above = section.groups()
        elif not line.startswith("#"):
            yield from (known_name(row, key, kind, above) for row in line.split())


def known_name(row: str, key: str, kind: str, above: str) -> str:
    """The entry of one row: full/short/short=Q1."""
    names, _, wikidata = row.partition("=")
    label, *others = names.split("/")
    alone = tuple(n for n in (label, *others) if not may_lead(n, key, kind))
    known = tuple(n for n in others if n not in alone)
    return entry(f"{key}/{label}", kind, label, known, above, wikidata=wikidata, alone=alone)


def may_lead(name: str, key: str, kind: str) -> bool:
    """Whether a name is known at the beginning of a longer one too: 公安部交管局; not 浙江大学 in 浙江大学城, 张江 in 张江宁."""
    return key == "country" or (key in ("region", "body") and kind not in WHOLE and len(name) > ALONE)


def places(path: Path) -> Iterator[str]:
    """The divisions; the short names of counties count only where they stand alone."""
    for key, name, others, above in divisions(path):
        is_county = key[4:] != "00"
        yield entry(key, "Place", name, () if is_county else others, above, alone=others if is_county else ())


if __name__ == "__main__":
    main()
