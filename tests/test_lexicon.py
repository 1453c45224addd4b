"""Each kind of entry that a lexicon may have does what the guide says, in a domain that the program has never seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command import kg

BRIDGES = Path(__file__).parent / "domain"
LEXICON = "<https://example.org/bridges/lexicon>"
PRIZE = 'b:Prize a owl:Class ; rdfs:label "奖项"@zh .'
WON = PRIZE + 'b:won a owl:ObjectProperty ; rdfs:label "获奖"@zh ; rdfs:domain b:Bridge ; rdfs:range b:Prize .'
CLOSED = 'b:closedOn a owl:ObjectProperty ; rdfs:label "封闭于"@zh ; rdfs:domain b:Bridge ; rdfs:range tkg:Date .'


def says(predicate: str, subject: str = "patient", object: str = "agent", more: str = "") -> str:
    return f"kgl:says [ kgl:property b:{predicate} ; kgl:subject kgl:{subject} ; kgl:object kgl:{object} {more} ] ."


def shown(folder: Path, lexicon: str, terms: str, text: str, name: str) -> str:
    """What the command shows of a thing of a text, read with what is added to the domain of bridges."""
    ontology = shutil.copytree(BRIDGES, folder / "bridges")
    for file, entry in (("lexicon.ttl", lexicon), ("terms.ttl", terms)):
        with (ontology / file).open("a", encoding="utf-8") as out:
            out.write(f"{entry}\n")
    built = kg("build", "-", "-q", "-o", folder / "graph.ttl", "--ontology", ontology, stdin=text)
    assert built.code == 0, built.err
    return kg("show", folder / "graph.ttl", name, "--ontology", ontology).out


NAMES = {
    "head": ('b:Prize kgl:head "大奖" .', PRIZE, "长虹大奖今天揭晓。", "长虹大奖", "(奖项)"),
    "tail": ('b:Bridge kgl:tail "渡" .', "", "“白沙渡”今天开放。", "白沙渡", "(桥梁)"),
    "caption": ('b:Prize kgl:caption "称号" .', PRIZE, "云江大桥获得“江海明珠”称号。", "江海明珠", "(奖项)"),
    "mark": ('b:Book kgl:mark "《》" .', 'b:Book a owl:Class ; rdfs:label "书"@zh .', "他写了《桥梁史话》。", "桥梁史话", "(书)"),
    "category": ('b:Builder kgl:category "企业" .', "", "宏远路桥、长虹重工和海天装备3家企业参加了建设。", "长虹重工", "(建设单位)"),
    "whole": (f'b:Prize kgl:head "金奖" . {LEXICON} kgl:whole "金奖" ; kgl:stop "捧回" .', PRIZE, "云江大桥捧回金奖。", "金奖", "(奖项)"),
    "coined": (f"{LEXICON} kgl:coined b:Bridge .", "", "人们把它叫做“长虹”。如今“长虹”已经老了。", "长虹", "(桥梁)"),
    "self": ('b:Builder kgl:self "公司" .', "", "东海交通集团成立于1998年。公司承建了云江大桥。", "云江大桥", "→ 建造者  东海交通集团"),
}  # fmt: skip
FRAMES = {
    "makes": (f'say:win a kgl:Frame ; kgl:verb "获评" ; kgl:makes b:Prize ; {says("won", "agent", "patient")}', WON,
              "云江大桥获评“江海明珠”。", "云江大桥", "→ 获奖  江海明珠"),
    "bare": (f'say:win a kgl:Frame ; kgl:verb "获评" ; kgl:makes b:Prize ; kgl:bare true ; {says("won", "agent", "patient")}', WON,
             "云江大桥获评全省优质工程。", "云江大桥", "→ 获奖  全省优质工程"),
    "introduces": (f'b:Builder kgl:head "指挥部" . say:set a kgl:Frame ; kgl:introduces true ; kgl:verb "组建" ; {says("setUpBy")}',
                   'b:setUpBy a owl:ObjectProperty ; rdfs:label "组建者"@zh ; rdfs:domain b:Builder ; rdfs:range b:Town .',
                   "柳泉市组建桥梁建设指挥部。", "柳泉市", "← 组建者  桥梁建设指挥部"),
    "plain": (f'b:Builder kgl:plain "处" . say:set a kgl:Frame ; kgl:introduces true ; kgl:verb "组建" ; {says("setUpBy")}',
              'b:setUpBy a owl:ObjectProperty ; rdfs:label "组建者"@zh ; rdfs:domain b:Builder ; rdfs:range b:Town .',
              "柳泉市组建公路养护处。", "柳泉市", "← 组建者  公路养护处"),
    "mutual": ('say:twin a kgl:Frame ; kgl:verb "结为姊妹桥" ; kgl:mutual b:twin .',
               'b:twin a owl:ObjectProperty, owl:SymmetricProperty ; rdfs:label "姊妹桥"@zh ; rdfs:domain b:Bridge ; rdfs:range b:Bridge .',
               "云江大桥与永济桥结为姊妹桥。", "永济桥", "姊妹桥  云江大桥"),
    "renames": ('say:rename a kgl:Frame ; kgl:renames true ; kgl:verb "更名为" .', "",
                "柳泉大桥更名为人民路大桥。", "柳泉大桥", "also: 柳泉大桥"),
    "scheduled": (f'say:close a kgl:Frame ; kgl:scheduled true ; kgl:verb "封闭" ; {says("closedOn", object="date")}', CLOSED,
                  "云江大桥将于2026年5月封闭。", "云江大桥", "→ 封闭于  2026-05\n"),
    "not scheduled": (f'say:close a kgl:Frame ; kgl:verb "封闭" ; {says("closedOn", object="date")}', CLOSED,
                      "云江大桥将于2026年5月封闭。", "云江大桥", "→ 封闭于  2026-05  (planned)"),
    "official": (f'say:accept a kgl:Frame ; kgl:official true ; kgl:verb "验收" ; {says("acceptedBy")}',
                 'b:acceptedBy a owl:ObjectProperty ; rdfs:label "验收者"@zh ; rdfs:domain b:Bridge ; schema:rangeIncludes b:Builder, b:Engineer .',
                 "东海交通集团总工程师郑远航验收了云江大桥。", "云江大桥", "→ 验收者  东海交通集团"),
    "nesting": ("", "", "石浦县云江大桥今天通车。石浦县一片欢腾。", "石浦县云江大桥", "→ 位于  石浦县"),
    "possession": ("[] a kgl:Possession ; kgl:outer b:Bridge ; kgl:inner b:Engineer ; kgl:property b:designedBy .", "",
                   "郑远航的云江大桥今天通车。", "云江大桥", "→ 设计者  郑远航"),
}  # fmt: skip


@pytest.mark.parametrize(("lexicon", "terms", "text", "name", "fact"), NAMES.values(), ids=NAMES)
def test_a_name_is_known_by(tmp_path: Path, lexicon: str, terms: str, text: str, name: str, fact: str) -> None:
    assert fact in shown(tmp_path, lexicon, terms, text, name)


@pytest.mark.parametrize(("lexicon", "terms", "text", "name", "fact"), FRAMES.values(), ids=FRAMES)
def test_a_fact_is_read_by(tmp_path: Path, lexicon: str, terms: str, text: str, name: str, fact: str) -> None:
    assert fact in shown(tmp_path, lexicon, terms, text, name)


@pytest.mark.parametrize("narrowed", ["", "; kgl:onlyObject b:Builder"])
def test_only_narrows_what_a_verb_says(tmp_path: Path, narrowed: str) -> None:
    frame = f'say:run a kgl:Frame ; kgl:verb "修缮" ; {says("builtBy", more=narrowed)}'
    facts = shown(tmp_path, frame, "", "郑远航修缮永济桥。", "永济桥")
    assert ("→ 建造者  郑远航" in facts) is not bool(narrowed)


CUES = {
    "pivot": ('"聘请"', "", "柳泉市聘请华岭桥梁设计院设计云江大桥。", "云江大桥", "→ 设计者  华岭桥梁设计院"),
    "throughout": ('"全镇"', 'b:Town kgl:head "镇" ; kgl:measure "桥梁" .', "石桥镇一片欢腾。全镇桥梁30座。", "石桥镇", "石桥镇 桥梁 = 30座"),
    "granting": ('"补助"', 'b:Bridge kgl:measure "补助" .', "云江大桥最高补助500万元。", "云江大桥", "补助 ≤ 500万元"),
    "headcount": ('"人口"', 'b:Town kgl:measure "人口" .', "柳泉市人口30万。", "柳泉市", "人口 = 30万人"),
    "sum": ('"造价"', 'b:Bridge kgl:measure "造价" .', "云江大桥造价36亿。", "云江大桥", "造价 = 36亿元"),
    "scopeEnding": ('"洲"', "", "云江大桥主跨1088米，居亚洲前三。", "云江大桥", "主跨 = 1088米，前3位"),
    "leftOutBefore": ('"中铁"', f"{LEXICON} kgl:abbreviated b:Builder .",
                      "大桥局集团承建了云江大桥。中铁大桥局集团设计了永济桥。", "中铁大桥局集团", "also: 大桥局集团"),
    "leftOutWithin": ('"人民"', f"{LEXICON} kgl:abbreviated b:Builder .",
                      "海灯路桥集团承建了云江大桥。海灯路桥人民集团设计了永济桥。", "海灯路桥人民集团", "also: 海灯路桥集团"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("term", "words", "lexicon", "text", "name", "fact"), [(k, *v) for k, v in CUES.items()], ids=CUES
)
def test_a_clause_is_read_by(
    tmp_path: Path, term: str, words: str, lexicon: str, text: str, name: str, fact: str
) -> None:
    assert fact in shown(tmp_path / "with", f"{lexicon} {LEXICON} kgl:{term} {words} .", "", text, name)
    assert fact not in shown(tmp_path / "without", lexicon, "", text, name)


def test_a_generic_word_makes_no_name(tmp_path: Path) -> None:
    text = "两岸都有景观步行大桥，施工很难。"
    assert "(桥梁)" in shown(tmp_path / "one", "", "", text, "景观步行大桥")
    assert shown(tmp_path / "other", f'{LEXICON} kgl:generic "景观", "步行" .', "", text, "景观步行大桥") == ""
