"""Writes ontology/gazetteer.ttl: places and well-known bodies with their other names and what they lie in.

    python scripts/make_gazetteer.py adcodes.csv > ontology/gazetteer.ttl

adcodes.csv: the administrative divisions of China as `adcode,name,…` rows (GB/T 2260 codes; the package cpca, MIT licence, carries such a table).
The countries, cities abroad, regions and bodies are listed here.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

HEAD = """# Names known beforehand: places, what they lie in, and bodies that go by short names. Made by scripts/make_gazetteer.py.
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
COUNTRIES = """中国 中华人民共和国 我国 Q148|美国 美利坚合众国 Q30|英国 Q145|法国 Q142|德国 Q183|意大利 Q38|西班牙 Q29|葡萄牙 Q45|荷兰 Q55|比利时 Q31|卢森堡 Q32|瑞士 Q39|奥地利 Q40|瑞典 Q34|挪威 Q20|丹麦 Q35|芬兰 Q33|冰岛 Q189|爱尔兰 Q27|波兰 Q36|捷克 Q213|匈牙利 Q28|斯洛伐克|罗马尼亚 Q218|保加利亚 Q219|塞尔维亚 Q403|希腊 Q41|乌克兰 Q212|白俄罗斯 Q184|俄罗斯 Q159|土耳其 Q43|以色列 Q801|伊朗 Q794|伊拉克|沙特阿拉伯 沙特 Q851|阿联酋 Q878|卡塔尔 Q846|科威特|约旦|黎巴嫩|埃及 Q79|摩洛哥|阿尔及利亚|突尼斯|南非 Q258|尼日利亚|肯尼亚|埃塞俄比亚|坦桑尼亚|加纳|卢旺达|日本 Q17|韩国 Q884|朝鲜|蒙古国|新加坡 Q334|马来西亚 Q833|印度尼西亚 印尼 Q252|泰国 Q869|越南 Q881|菲律宾 Q928|缅甸|老挝|柬埔寨|文莱|东帝汶|印度 Q668|巴基斯坦 Q843|孟加拉国|尼泊尔|斯里兰卡|马尔代夫|哈萨克斯坦 Q232|乌兹别克斯坦|吉尔吉斯斯坦|塔吉克斯坦|土库曼斯坦|阿富汗|格鲁吉亚|亚美尼亚|阿塞拜疆|澳大利亚 Q408|新西兰 Q664|斐济|加拿大 Q16|墨西哥 Q96|古巴|巴西 Q155|阿根廷 Q414|智利 Q298|秘鲁|哥伦比亚|委内瑞拉|厄瓜多尔|乌拉圭|玻利维亚|巴拿马|哥斯达黎加|牙买加|爱沙尼亚|拉脱维亚|立陶宛|斯洛文尼亚|克罗地亚|马耳他|塞浦路斯"""
CITIES = "英国:伦敦 曼彻斯特 剑桥 牛津 爱丁堡|法国:巴黎 里昂|德国:柏林 慕尼黑 汉堡 斯图加特 法兰克福 亚琛 德累斯顿|荷兰:阿姆斯特丹 埃因霍温|比利时:布鲁塞尔 根特 鲁汶|瑞士:苏黎世 日内瓦 洛桑 达沃斯|意大利:米兰 罗马 都灵|西班牙:马德里 巴塞罗那|奥地利:维也纳|瑞典:斯德哥尔摩|丹麦:哥本哈根|挪威:奥斯陆 卑尔根|芬兰:赫尔辛基|美国:纽约 波士顿 旧金山 洛杉矶 西雅图 芝加哥 硅谷 休斯敦 华盛顿|加拿大:多伦多 温哥华 蒙特利尔|日本:东京 大阪 京都 仙台 名古屋 横滨 富山|韩国:首尔 釜山|澳大利亚:悉尼 墨尔本|俄罗斯:莫斯科 圣彼得堡|泰国:曼谷|马来西亚:吉隆坡|印度:班加罗尔 新德里|阿联酋:迪拜|以色列:特拉维夫"
REGIONS = "长三角/长江三角洲 珠三角/珠江三角洲 京津冀 粤港澳大湾区/大湾区 成渝地区双城经济圈/成渝地区 长江经济带 黄河流域 环杭州湾"
BODIES = """University:清华大学/清华 北京大学/北大 浙江大学/浙大 复旦大学/复旦 上海交通大学/上海交大/上交大 南京大学 中国科学技术大学/中科大/中国科大 中国人民大学 同济大学/同济 武汉大学/武大 华中科技大学/华科大 西安交通大学/西安交大 哈尔滨工业大学/哈工大 北京航空航天大学/北航 北京理工大学/北理工 天津大学 南开大学 东南大学 厦门大学/厦大 中山大学 四川大学/川大 电子科技大学 山东大学 吉林大学 大连理工大学/大工 中南大学 湖南大学 华南理工大学 重庆大学 西北工业大学/西工大 中国农业大学 北京师范大学/北师大 华东师范大学/华东师大 中国海洋大学 兰州大学 东北大学 国防科技大学/国防科大 中央民族大学 上海大学 苏州大学 浙江工业大学 香港大学/港大 香港中文大学/港中文 香港科技大学/港科大 澳门大学 嘉兴大学 嘉兴学院 麻省理工学院 斯坦福大学 哈佛大学 剑桥大学 牛津大学 帝国理工学院 新加坡国立大学 南洋理工大学 东京大学 京都大学 早稻田大学 曼彻斯特大学 慕尼黑工业大学
ResearchInstitute:中国科学院/中科院 中国工程院/工程院 中国社会科学院/社科院 中国农业科学院/农科院 浙江清华长三角研究院/清华长三院 之江实验室
GovernmentBody:科学技术部/科技部/中国科技部 人力资源和社会保障部/人社部/人力资源社会保障部 工业和信息化部/工信部 国家发展和改革委员会/国家发展改革委/国家发改委/中国国家发改委 教育部/中国教育部 财政部/中国财政部 商务部/中国商务部 农业农村部 国务院/中国国务院 国务院办公厅/国办 国务院新闻办公室/国务院新闻办/国新办 国务院台湾事务办公室/国务院台办/国台办 国务院港澳事务办公室/国务院港澳办 国务院侨务办公室/国务院侨办 国务院扶贫开发领导小组办公室/国务院扶贫办 中共中央 中共中央办公厅/中央办公厅/中办 中央组织部/中组部 中央宣传部/中宣部 中央统战部 中央政法委员会/中央政法委 中央网信办/国家网信办/国家互联网信息办公室 中央纪律检查委员会/中央纪委/中纪委 国家监察委员会/国家监委 全国人大 全国人大常委会 全国政协 最高人民法院/最高法 最高人民检察院/最高检 外交部/中国外交部 国防部/中国国防部 国家民族事务委员会/国家民委 公安部 民政部 司法部 自然资源部 生态环境部 住房和城乡建设部/住建部/住房城乡建设部 交通运输部 水利部 文化和旅游部/文旅部 国家卫生健康委员会/国家卫生健康委/国家卫健委 退役军人事务部 应急管理部 审计署 中国人民银行/人民银行 国家外汇管理局/国家外管局/外汇管理局/外汇局 国务院国有资产监督管理委员会/国务院国资委 海关总署/中国海关总署 国家税务总局/税务总局 国家市场监督管理总局/国家市场监管总局/市场监管总局 国家金融监督管理总局/金融监管总局 中国证券监督管理委员会/中国证监会/证监会 中国银行保险监督管理委员会/中国银保监会/银保监会 中国银行业监督管理委员会/中国银监会/银监会 中国保险监督管理委员会/中国保监会/保监会 国家广播电视总局/国家广电总局/广电总局 国家新闻出版广电总局/新闻出版广电总局 国家体育总局/体育总局 国家知识产权局 国家统计局/中国国家统计局 国家医疗保障局/国家医保局 国家国际发展合作署 国家机关事务管理局/国管局 国家能源局 国家粮食和物资储备局 国家数据局 国家国防科技工业局/国防科工局 国家移民管理局 国家林业和草原局/国家林草局 国家铁路局 中国民用航空局/中国民航局/民航局 国家邮政局 国家文物局 国家中医药管理局 国家疾病预防控制局/国家疾控局 国家药品监督管理局/国家药监局 国家乡村振兴局 国家外国专家局/国家外专局 国家自然科学基金委员会/国家自然科学基金委/自然科学基金委 国家工商行政管理总局/国家工商总局/工商总局 国家质量监督检验检疫总局/国家质检总局/质检总局 国家食品药品监督管理总局/国家食药监总局/食药监总局 国家安全生产监督管理总局/国家安监总局/安监总局 国家卫生和计划生育委员会/国家卫生计生委/国家卫计委 国家旅游局 国家海洋局 国家林业局 环境保护部/环保部 国土资源部 中国气象局 中国地震局
SocialOrganization:中国科学技术协会/中国科协 中华全国总工会/全国总工会/全总 共青团中央/团中央 中华全国妇女联合会/全国妇联 中华全国工商业联合会/全国工商联 中国国际贸易促进委员会/中国贸促会 中国残疾人联合会/中国残联 中国红十字会总会/中国红十字会 欧美同学会 九三学社
Organization:新华社 人民日报社 中国新闻社/中新社 中国新闻网/中新网 人民网 新华网 央视网 中央广播电视总台/央视 国务院发展研究中心 全国社会保障基金理事会/社保基金会/社保基金理事会 联合国 世界银行 世界卫生组织/世卫组织 世界贸易组织/世贸组织 国际货币基金组织 亚洲基础设施投资银行/亚投行 亚洲开发银行/亚行 欧盟 联合国教科文组织 上海证券交易所/上交所 深圳证券交易所/深交所 北京证券交易所/北交所 香港交易所/港交所
Company:华为 中兴通讯 腾讯 阿里巴巴 百度 京东 比亚迪 宁德时代 小米 大疆 科大讯飞 海康威视 字节跳动 网易 联想集团 海尔 格力电器 吉利汽车 蔚来 特斯拉 微软 谷歌 英特尔 英伟达 西门子 博世 巴斯夫 三星电子 中芯国际 商汤科技 中国移动 中国联通 中国电信 国家电网 中国石油 中国石化 中国中车 智联招聘 猎聘 中国工商银行/工商银行/工行 中国农业银行/农业银行/农行 中国建设银行/建设银行/建行 交通银行/交行 中国邮政储蓄银行/邮储银行 国家开发银行/国开行 中国农业发展银行/农发行 中国铁路总公司/铁总 中国国家铁路集团有限公司/国铁集团 招商局集团 华润集团 中粮集团 美团 滴滴出行 拼多多"""


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
    for part in ([HEAD], countries(), cities(), regions(), places(Path(sys.argv[1])), bodies()):
        print("\n".join(part))


def countries() -> Iterator[str]:
    """The countries, with the Wikidata items of those that are often named."""
    for row in COUNTRIES.split("|"):
        label, *rest = row.split()
        wikidata = next((x for x in rest if re.fullmatch(r"Q\d+", x)), "")
        yield entry(f"country/{label}", "Place", label, tuple(x for x in rest if x != wikidata), wikidata=wikidata)


def cities() -> Iterator[str]:
    """Cities abroad."""
    for row in CITIES.split("|"):
        country, _, names = row.partition(":")
        yield from (entry(f"city/{c}", "Place", c, above=f"country/{country}", alone=(c,)) for c in names.split())


def regions() -> Iterator[str]:
    """Regions of China that are no divisions."""
    for region in REGIONS.split():
        name, *others = region.split("/")
        yield entry(f"region/{name}", "Place", name, tuple(others), "country/中国")


def places(path: Path) -> Iterator[str]:
    """The divisions; the short names of counties count only where they stand alone."""
    for key, name, others, above in divisions(path):
        is_county = key[4:] != "00"
        yield entry(key, "Place", name, () if is_county else others, above, alone=others if is_county else ())


def bodies() -> Iterator[str]:
    """Bodies that go by short names, by class."""
    for row in BODIES.splitlines():
        kind, _, names = row.partition(":")
        for name, *others in (body.split("/") for body in names.split()):
            yield entry(f"body/{name}", kind, name, tuple(others))


if __name__ == "__main__":
    main()
