"""Chinese surnames: what a name written without a word of office is known by."""

COMMON_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊"
    "孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹"
)
"""The most frequent of them, which four of five people bear."""
SURNAMES = COMMON_SURNAMES | frozenset(
    "曲靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪"
    "阚邰嵇璩訾茹亢厉郏阙郄昝濮琚雒尧蹇畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占"
    "门帅利满区祖谌赫伏经丰逄暴慕扈浦茅隗钮弓宿伊劳让双浮来桓湛逯佐郗晁虎矫鹿丘却云战楮权哈勾邸竹水肖闫付代仝苌亓粟禹滑晋卿展寿"
    "酆戈狄裘贲荀钭戎蓟莘郦郤庾殳夔厍乜蒯竺芮羿汲邴糜宓檀睢眭撖仉茆邙俸缑漆蔚於"
    "劉陳楊黃趙吳孫馬鄭羅謝韓許鄧蕭馮蔣盧陸譚賈鄒蘇葉呂餘鍾萬顧賴賀嚴錢龔湯莊魯龐單蘭歐齊紀關駱藍倫寧衛連項閔鄔黨費簡時車華馮"
)
RARE_SURNAMES = frozenset(
    "凤皮元平贝支宣杭诸惠家松富巴牧山班秋束幸薄印怀从索能苍扶别充习鱼容慎居衡步广东沃越隆融空养须巢相后红益公达过者要问零朵羊言冒摆粘茶"
)
"""Surnames that words begin with more often: only where nothing but a name is to be expected."""
COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 "
    "歐陽 司馬 東方 獨孤 聞人 諸葛 尉遲 鍾離 長孫 鮮于 呼延 完颜 耶律 纳兰".split()
)


def is_full_name(name: str) -> bool:
    """Whether a run of Chinese characters has the form of a name: a surname and one or two characters."""
    if name[:2] in COMPOUND_SURNAMES:
        return 3 <= len(name) <= 4
    return 2 <= len(name) <= 3 and name[0] in SURNAMES
