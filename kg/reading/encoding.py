"""Bytes to text: which of the encodings of Chinese a file is in."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from kg.errors import UsageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_LEGACY = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_COMMON = frozenset("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更單質長國會發開關來時為們這個說學點對現動業當實無與經電門問進過運還們兩內從後應體義樣區處廣業產東嘉興")
_SAMPLE = 20_000  # bytes that decide between the legacy encodings


def decode(data: bytes, name: str) -> str:
    """The text of some bytes in UTF-8, UTF-16, UTF-32, GB18030 (GBK, GB2312) or Big5, line ends made `\\n`.

    Args:
        name: what to call the input in an error.

    Raises:
        UsageError: the bytes are no text in any of these.
    """
    text = _decoded(data, name)
    if "\0" in text:
        raise UsageError(f"{name}: not a text: it holds NUL characters. Give a plain text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UsageError(f"{name}: not valid {encoding}, although it begins so ({error.reason} at byte {error.start})") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    scored = [(_chineseness(text), encoding) for encoding in _LEGACY if (text := _try(data[:_SAMPLE], encoding)) is not None]
    score, encoding = max(scored, default=(0.0, ""))
    if score > 0.3:
        whole = _try(data, encoding, cut=False)
        if whole is not None:
            return whole
    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and _chineseness(str(best)) > 0.3:
        whole = _try(data, best.encoding, cut=False)
        if whole is not None:
            return whole
    raise UsageError(f"{name}: not a text in UTF-8, UTF-16, GB18030 or Big5. Save it as UTF-8")


def _try(data: bytes, encoding: str, cut: bool = True) -> str | None:
    """The text, None if the bytes are not in this encoding; where a sample is cut off, its last character may be broken."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, final=not cut)
    except (UnicodeDecodeError, LookupError):
        return None


def _chineseness(text: str) -> float:
    """Share of the characters beyond ASCII that are everyday Chinese ones or its marks."""
    beyond = [c for c in text if ord(c) > 127]
    return sum(c in _COMMON or c in "，。、“”《》：；（）！？" for c in beyond) / len(beyond) if beyond else 0.0
