"""Bytes to text: which of the encodings of Chinese a file is in.

UTF-8 and byte order marks speak for themselves. Between GB18030, Big5 and UTF-16 without a mark, in which almost any bytes are some text, the one wins
whose characters are the most common: a headline of four characters is enough, where general detectors need a paragraph.
"""

from __future__ import annotations

import codecs
from functools import cache

from kg.reading.unread import Unread

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")  # the likelier first
_SAMPLE = 20_000
"""Bytes that decide, from the first that is no ASCII."""
_ENOUGH = 0.4
_NUL = "not a text: it holds NUL characters. Give a plain text file"
_EVERYDAY = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两"
    "体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通"
    "并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热"
    "领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转市才创院省科技企业报长教授研究项目协合团队培养服务发布举办启动签约揭牌首届届论坛大赛嘉宾主任书记局厅记者通讯"
    "這個來為們國時會對說學產種後過還經電兩體應開點實進當間與關內數氣變條沒結問無係軍長總設題員圖統組見計別論運農區強決則處隊給門規熱領東導壓濟階術極聯認權證轉報創團發佈舉辦啟動簽約屆壇賽記廳員業務養"
    "，。、“”‘’《》：；（）【】！？—…·「」『』　①②③□"
)


def decode(data: bytes) -> str:
    """The text of some bytes in UTF-8, UTF-16, UTF-32, GB18030 (GBK, GB2312) or Big5.

    Line ends become `\\n`, as they do when Python opens a file, and a byte order mark is no part of the text.

    Args:
        data: the bytes of a file.

    Raises:
        Unread: the bytes are no text in any of these.
    """
    text = _decoded(data)
    if "\0" in text:
        raise Unread(_NUL)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(sample: bytes) -> str | None:
    """The encoding of the beginning of a file, which is read as a stream; None if it is no text in any.

    Args:
        sample: its first bytes; the last character may be cut in two.
    """
    marked = next((encoding for mark, encoding in _MARKS if sample.startswith(mark)), None)
    if marked or (b"\0" not in sample and _try(sample, "utf-8") is not None):
        return marked or "utf-8"
    scores = _scores(sample)
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= _ENOUGH else None


def _decoded(data: bytes) -> str:
    """The text of some bytes, by their mark, else as UTF-8, else as what makes its characters the most common."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked:
        return _as_marked(data, marked)
    broken: int | None = None
    if b"\0" not in data or len(data) % 2:  # NUL is half an ASCII character of UTF-16 or UTF-32
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            broken = error.start
    text = _guessed(data)
    if text is not None:
        return text
    if b"\0" in data:
        raise Unread(_NUL)
    hint = "" if broken is None else f" It is no UTF-8 from byte {broken} on."
    raise Unread(f"not a text in UTF-8, UTF-16, GB18030 or Big5.{hint} Save it as UTF-8")


def _as_marked(data: bytes, encoding: str) -> str:
    """The text of bytes that begin with the mark of an encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unread(
            f"begins as {encoding} but is broken at byte {error.start} ({error.reason}). Save it as UTF-8"
        ) from None


def _guessed(data: bytes) -> str | None:
    """The text in the encoding whose characters are the most common; None if they are common in none."""
    scores = _scores(data)
    for encoding in sorted(scores, key=scores.__getitem__, reverse=True):
        if scores[encoding] >= _ENOUGH and (text := _try(data, encoding, whole=True)) is not None:
            return text
    return None


def _scores(data: bytes) -> dict[str, float]:
    """How common the characters are in each of the encodings that the bytes may be in."""
    first = next((i for i in range(0, len(data), 4096) if not data[i : i + 4096].isascii()), 0)
    sample = data[first : first + _SAMPLE]
    return {encoding: _commonness(text) for encoding in _CANDIDATES if (text := _try(sample, encoding)) is not None}


def _try(data: bytes, encoding: str, whole: bool = False) -> str | None:
    """The text, None if the bytes are not in this encoding; the last character of a sample may be cut in two."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, final=whole)
    except UnicodeDecodeError:
        return None


def _commonness(text: str) -> float:
    """How common the characters of a text are, from -1 to 1; ASCII counts only where there is nothing else."""
    ascii_only = text.isascii()
    counted = [c for c in text if c > "\x7f" or c < " " or ascii_only]
    return sum(_weight(c) for c in counted if c not in "\t\r\n\f") / max(1, sum(c not in "\t\r\n\f" for c in counted))


@cache
def _weight(character: str) -> float:
    if character in _EVERYDAY or " " <= character <= "~":
        return 1.0
    if character in _taught():
        return 0.5
    return 0.2 if "\uff00" < character < "\uff60" else -0.4 if "\u4e00" <= character <= "\u9fff" else -1.0


@cache
def _taught() -> frozenset[str]:
    """The 3,755 characters of the first level of GB 2312 and the 5,401 of Big5, those in common use."""
    simplified = bytes(b for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for b in (high, low))
    traditional = bytes(
        b for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)) for b in (high, low)
    )
    return frozenset(simplified.decode("gb2312", "ignore")) | frozenset(traditional.decode("big5", "ignore"))
